// Moves a session to another day by dragging or with the arrow keys. Where it may go, and what to send, is what
// its menu "Move to another day" says: it is asked when the session is taken up.
// A week on a small screen is longer than the screen: it scrolls under a drag. In pixels.
const EDGE = 90
const STEP = 14

const daysOf = async (lift) => {
  const answer = await fetch(lift.dataset.lift).catch(() => undefined)
  const text = await answer?.text().catch(() => undefined) // the network may go while it answers
  const page = new DOMParser().parseFromString(text ?? "", "text/html")
  const buttons = [...page.querySelectorAll("[data-day]")]
  const trouble = answer && text !== undefined ? "broken" : "offline"
  if (!buttons.length) dispatchEvent(new CustomEvent("unanswered", { detail: trouble }))
  return new Map(buttons.map((button) => [button.dataset.day, button]))
}
const isShut = (days, day) => days?.get(day?.id)?.disabled ?? true
const dayAt = ({ clientX, clientY }) => document.elementFromPoint(clientX, clientY)?.closest(".day")
const mark = (days, lift, over) => {
  for (const day of document.querySelectorAll(".day")) {
    day.toggleAttribute("data-over", day === over && !isShut(days, day))
    day.toggleAttribute("data-shut", !!days && isShut(days, day) && !day.contains(lift))
  }
}
const send = (days, day) => {
  if (isShut(days, day)) return
  const button = document.createElement("button")
  button.name = "edits"
  button.value = days.get(day.id).value
  button.hidden = true
  document.querySelector("[data-living]").append(button)
  button.click()
  button.remove()
}

addEventListener("pointerdown", (down) => {
  const grip = down.target.closest("[data-grip]")
  if (!grip || down.button) return
  const lift = grip.closest(".lift")
  const asked = daysOf(lift)
  let days
  asked.then((known) => (days = known))
  grip.setPointerCapture(down.pointerId)
  lift.dataset.held = ""
  const drag = (event) => {
    mark(days, lift, dayAt(event))
    if (event.clientY < EDGE) scrollBy(0, -STEP)
    if (event.clientY > innerHeight - EDGE) scrollBy(0, STEP)
  }
  const drop = async (event) => {
    for (const [name, react] of reactions) grip.removeEventListener(name, react)
    const over = dayAt(event)
    await asked
    delete lift.dataset.held
    for (const day of document.querySelectorAll(".day")) {
      day.removeAttribute("data-over")
      day.removeAttribute("data-shut")
    }
    if (event.type === "pointerup") send(days, over)
  }
  const reactions = [
    ["pointermove", drag],
    ["pointerup", drop],
    ["pointercancel", drop],
  ]
  for (const [name, react] of reactions) grip.addEventListener(name, react)
})

addEventListener("keydown", async (event) => {
  const grip = event.target.closest?.("[data-grip]")
  const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key]
  if (!grip || !step) return
  event.preventDefault()
  const known = await daysOf(grip.closest(".lift"))
  const all = [...document.querySelectorAll(".day")]
  let place = all.indexOf(grip.closest(".day")) + step
  while (all[place] && isShut(known, all[place])) place += step
  send(known, all[place])
})
