// Choices open in a sheet over the week, and a change answers there: the response replaces the week, focus and
// scroll stay, and the answer is read out once. Without scripts each of these is a page of its own.
const sheet = () => document.querySelector("[data-sheet-here]")
const region = () => document.querySelector("[data-answers]")
const here = () => location.pathname + location.search
let opener = ""
let shown = here()

const read = async (address, options) => {
  const answer = await fetch(address, options)
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  return { page, url: answer.url, wasSent: answer.redirected }
}

const offline = () => {
  if (sheet().open) sheet().close()
  region().replaceChildren(document.querySelector("[data-offline]").content.cloneNode(true))
}

const fill = (page) => {
  sheet()
    .querySelector("[data-filled]")
    .replaceChildren(...page.querySelector("main").children)
  if (!sheet().open) sheet().showModal()
  sheet().scrollTop = 0
  const heading = sheet().querySelector("#form-errors, h1")
  heading.tabIndex = -1
  heading.focus()
}

const showWeek = (page, url) => {
  const open = [...document.querySelectorAll(".day > details[open]")].map((day) => day.id)
  const height = scrollY
  if (sheet().open) sheet().close()
  if (url !== location.href) history.pushState(null, "", url)
  shown = here()
  document.title = page.title
  document.querySelector("main").replaceWith(page.querySelector("main"))
  for (const id of open) document.getElementById(id)?.setAttribute("open", "")
  const place = document.getElementById(opener) ?? document.querySelector(".day [open] summary, main h1")
  const day = place.closest("details")
  if (day) day.open = true
  dispatchEvent(new Event("week-shown"))
  scrollTo(0, height)
  if (place.matches("h1")) place.tabIndex = -1
  place.focus({ preventScroll: true })
  region().replaceChildren(...page.querySelector("[data-answers]").children)
}

// Another week may have taken the place of the one that the way back leads to.
addEventListener("popstate", () => {
  if (shown !== here()) location.reload()
})

addEventListener("click", async (event) => {
  const link = event.target.closest("a")
  if (event.target === sheet()) sheet().close() // beside the sheet
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
  if (link.matches("[data-close]")) {
    event.preventDefault()
    if (link.closest("dialog")) return sheet().close()
    region().replaceChildren()
    document.getElementById(opener)?.focus({ preventScroll: true })
  }
  if (!link.matches("[data-sheet]")) return
  event.preventDefault()
  if (!link.closest("dialog, [data-answers]")) opener = link.id
  try {
    fill((await read(link.href)).page)
  } catch {
    offline()
  }
})

addEventListener("submit", async (event) => {
  const form = event.target
  const button = event.submitter
  if (form.method !== "post" || !form.closest("[data-living], dialog") || !button) return
  event.preventDefault()
  if (form.dataset.busy) return
  form.dataset.busy = "yes"
  const held = document.activeElement.closest("[data-grip]")
  if (held) opener = held.id
  try {
    const address = button.getAttribute("formaction") ?? form.action
    const { page, url, wasSent } = await read(address, { method: "POST", body: new FormData(form, button) })
    if (page.querySelector("[data-week]")) showWeek(page, url)
    else if (wasSent) location.assign(url)
    else fill(page)
  } catch {
    offline()
  }
  delete form.dataset.busy
})
