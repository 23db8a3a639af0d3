// Choices open in a sheet over the week, and a change answers there: the response replaces the week, focus and
// scroll stay, and the answer is read out once. Without scripts each of these is a page of its own.
const sheet = () => document.querySelector("[data-sheet-here]")
const region = () => document.querySelector("[data-answers]")
const here = () => location.pathname + location.search
let opener = ""
let shown = here()

// What the server answers, or nothing: then what went wrong is said where the runner is, with a way to try
// again, and all that was typed stays. Our pages of errors are answers: they say it themselves.
const read = async (address, options, again) => {
  const answer = await fetch(address, options).catch(() => undefined)
  const text = await answer?.text().catch(() => undefined)
  const page = new DOMParser().parseFromString(text ?? "", "text/html")
  if (page.querySelector("main")) return { page, url: answer.url, wasSent: answer.redirected }
  say(answer ? "broken" : "offline", again)
}

const say = (reason, again) => {
  const note = document.querySelector("[data-trouble]").content.firstElementChild.cloneNode(true)
  for (const text of note.querySelectorAll("[data-reason]")) text.hidden = text.dataset.reason !== reason
  const button = note.querySelector("button")
  button.hidden = !again
  button.addEventListener("click", () => {
    note.remove()
    again()
  })
  const place = sheet().open ? sheet().querySelector("[data-said]") : region()
  place.replaceChildren(note)
}

// The drawings that are not on this page yet.
const bring = (page) => {
  for (const one of page.querySelectorAll("#symbols [id]"))
    if (!document.getElementById(one.id)) document.querySelector("#symbols defs").append(one)
}

const fill = (page) => {
  bring(page)
  sheet().querySelector("[data-said]").replaceChildren()
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
  bring(page)
  const open = [...document.querySelectorAll(".day:has(> details[open])")].map((day) => day.id)
  const height = scrollY
  if (sheet().open) sheet().close()
  if (url !== location.href) history.pushState(null, "", url)
  shown = here()
  document.title = page.title
  document.querySelector("main").replaceWith(page.querySelector("main"))
  for (const id of open) document.getElementById(id)?.querySelector("details").setAttribute("open", "")
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
  if (event.target === sheet()) sheet().close() // outside the sheet
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
  if (link.matches("[data-close]")) {
    event.preventDefault()
    if (link.closest("[data-said]")) return link.closest(".answer").remove()
    if (link.closest("dialog")) return sheet().close()
    region().replaceChildren()
    document.getElementById(opener)?.focus({ preventScroll: true })
  }
  if (!link.matches("[data-sheet]")) return
  event.preventDefault()
  if (!link.closest("dialog, [data-answers]")) opener = link.id
  const answer = await read(link.href, {}, () => link.click())
  if (answer) fill(answer.page)
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
  const address = button.getAttribute("formaction") ?? form.action
  const sent = { method: "POST", body: new FormData(form, button) }
  const answer = await read(address, sent, () => form.requestSubmit(button.isConnected ? button : null))
  delete form.dataset.busy
  if (!answer) return
  if (answer.page.querySelector("[data-week]")) showWeek(answer.page, answer.url)
  else if (answer.wasSent) location.assign(answer.url)
  else fill(answer.page)
})

// The days that a session may move to could not be asked for.
addEventListener("unanswered", ({ detail }) => say(detail))
