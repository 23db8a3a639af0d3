// Moves a session to another day by dragging or with the arrow keys. The session's menu "Move" knows
// where it may go: a move presses the button of that day.
// A week on a phone is longer than its screen: it scrolls under a drag. In pixels.
const EDGE = 90
const STEP = 14
const show = () => {
  for (const grip of document.querySelectorAll("[data-grip]")) grip.hidden = false
}
const button = (lift, day) => day && lift.querySelector(`button[data-day="${day.dataset.code}"]`)
const dayAt = ({ clientX, clientY }) => document.elementFromPoint(clientX, clientY)?.closest(".day")
const mark = (lift, over) => {
  for (const day of document.querySelectorAll(".day")) {
    day.toggleAttribute("data-over", day === over && !button(lift, day).disabled)
    day.toggleAttribute("data-shut", !!lift && button(lift, day).disabled && !day.contains(lift))
  }
}
const settle = () => {
  for (const day of document.querySelectorAll(".day")) {
    day.removeAttribute("data-over")
    day.removeAttribute("data-shut")
  }
}

addEventListener("pointerdown", (down) => {
  const grip = down.target.closest("[data-grip]")
  if (!grip || down.button) return
  const lift = grip.closest(".lift")
  grip.setPointerCapture(down.pointerId)
  lift.dataset.held = ""
  const drag = (event) => {
    mark(lift, dayAt(event))
    if (event.clientY < EDGE) scrollBy(0, -STEP)
    if (event.clientY > innerHeight - EDGE) scrollBy(0, STEP)
  }
  const drop = (event) => {
    for (const [name, react] of reactions) grip.removeEventListener(name, react)
    delete lift.dataset.held
    settle()
    const target = event.type === "pointerup" && button(lift, dayAt(event))
    if (target && !target.disabled) target.click()
  }
  const reactions = [
    ["pointermove", drag],
    ["pointerup", drop],
    ["pointercancel", drop],
  ]
  for (const [name, react] of reactions) grip.addEventListener(name, react)
})

addEventListener("keydown", (event) => {
  const grip = event.target.closest?.("[data-grip]")
  const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key]
  if (!grip || !step) return
  event.preventDefault()
  const lift = grip.closest(".lift")
  const days = [...document.querySelectorAll(".day")]
  let place = days.indexOf(grip.closest(".day")) + step
  while (days[place] && button(lift, days[place]).disabled) place += step
  if (days[place]) button(lift, days[place]).click()
})

addEventListener("week-shown", show)
show()
