// Says so when a request fails, and offers to send it again. What was typed is still in the form.
const note = document.querySelector("[data-failing]")
let again = null

const say = (reason, retry) => {
  again = retry
  for (const text of note.querySelectorAll("[data-reason]")) text.hidden = text.dataset.reason !== reason
  note.hidden = false
}

// By the answer of the server; without one there was no network.
const REASONS = { 403: "signed", 404: "signed", 429: "often" }
const failed = ({ detail }) => {
  const { elt, xhr } = detail
  const form = elt.closest("form")
  const reason = xhr.status ? (REASONS[xhr.status] ?? "broken") : "offline"
  // A page that is too old is sent whole: the server gives the answers back on a new one.
  say(reason, () =>
    reason === "signed" ? form.submit() : form.dispatchEvent(new Event(form.method === "get" ? "input" : "change")),
  )
}
document.addEventListener("htmx:responseError", failed)
document.addEventListener("htmx:sendError", failed)
document.addEventListener("htmx:timeout", failed)
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.successful) note.hidden = true
})

// Sent without a network, a form would be exchanged for the browser's own page about it.
addEventListener(
  "submit",
  (event) => {
    if (navigator.onLine) return
    event.preventDefault()
    event.stopImmediatePropagation()
    say("offline", () => event.target.requestSubmit(event.submitter))
  },
  true,
)

note.querySelector("button").addEventListener("click", () => {
  note.hidden = true
  again()
})
