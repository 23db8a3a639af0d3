// After going back, a browser fills in the answers again but not the preview next to them. Report a
// change of the answers, and the preview follows.
const isChanged = (answer) => {
  if (answer.options) return [...answer.options].some((one) => one.selected !== one.defaultSelected)
  if (["checkbox", "radio"].includes(answer.type)) return answer.checked !== answer.defaultChecked
  return answer.matches("input") && answer.value !== answer.defaultValue
}

// A second tap before the response arrives would save a second week.
const PATIENCE = 10_000 // milliseconds; a later tap is deliberate
let sent = -PATIENCE
addEventListener("submit", (event) => {
  if (!event.target.matches("[data-returning]")) return
  if (event.timeStamp - sent < PATIENCE) event.preventDefault()
  else sent = event.timeStamp
})

addEventListener("pageshow", () => {
  sent = -PATIENCE
  for (const form of document.querySelectorAll("form[data-returning]"))
    if ([...form.elements].some(isChanged)) form.dispatchEvent(new Event("change"))
})
