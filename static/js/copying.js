// Buttons that copy what is in a field. Without scripts they are hidden: the field can be selected.
document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copy]")
  if (!button) return
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value)
  button.textContent = button.dataset.done
})
