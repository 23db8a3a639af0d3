// Changes the week without leaving the page: the response replaces <main>, focus stays where it was,
// and the change is announced. Without scripts the page reloads.
const announce = (text) => {
  document.querySelector("[data-announcer]").textContent = text
}

addEventListener("submit", async (event) => {
  const form = event.target
  const button = event.submitter
  if (!form.matches("[data-living]") || !button) return
  event.preventDefault()
  if (form.dataset.busy) return
  form.dataset.busy = "yes"
  const held = document.activeElement.closest("[data-grip]")
  const stay = (held ?? button.closest(".menu")?.querySelector("summary") ?? button).id
  const address = button.getAttribute("formaction") ?? form.action
  try {
    const answer = await fetch(address, { method: "POST", body: new FormData(form, button) })
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    document.querySelector("main").replaceWith(page.querySelector("main"))
    const main = document.querySelector("main")
    const heading = main.querySelector("h1")
    dispatchEvent(new Event("week-shown"))
    const place = document.getElementById(stay) ?? heading
    if (place === heading) heading.tabIndex = -1
    place.focus({ preventScroll: answer.ok })
    if (!answer.ok) scrollTo(0, 0)
    announce((main.querySelector("[data-said]") ?? heading).textContent.trim())
  } catch {
    const problem = form.querySelector("[data-problem]")
    delete form.dataset.busy
    problem.hidden = false
    problem.scrollIntoView({ block: "center" })
    announce(problem.textContent.trim())
  }
})

addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector(".menu[open]")
  if (!menu) return
  menu.open = false
  menu.querySelector("summary").focus()
})

addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".menu[open]")) if (!menu.contains(event.target)) menu.open = false
})
