// A browser that goes back puts the answers into the form again, but not the preview beside it:
// say that the answers have changed, and the preview follows them.
const isChanged = (answer) => {
  if (answer.options) return [...answer.options].some((one) => one.selected !== one.defaultSelected)
  if (["checkbox", "radio"].includes(answer.type)) return answer.checked !== answer.defaultChecked
  return answer.matches("input") && answer.value !== answer.defaultValue
}

// A second tap before the answer is there would save a second week.
const PATIENCE = 10_000 // milliseconds, after which it may be meant
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
