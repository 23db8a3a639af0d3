// Sends a form of scales at the tap that answers the last one. Arrow keys pass many numbers before they
// reach one, so a keyboard uses the button; a click that it makes has no detail.
const tapped = new WeakMap() // form: names of scales that were tapped

document.addEventListener("click", ({ target, detail }) => {
  if (!detail || !target.matches("[data-second-tap] input[type=radio]")) return
  const { form, name } = target
  const names = tapped.get(form) ?? tapped.set(form, new Set()).get(form)
  names.add(name)
  const scales = new Set([...form.querySelectorAll("input[type=radio]")].map((radio) => radio.name))
  if (names.size === scales.size) form.requestSubmit()
})
