// Going on piece by piece starts from the usual answer before: from its pieces, or, while the page has no pieces
// yet, from its name.
addEventListener("change", ({ target }) => {
  const pieces = target.dataset?.fills?.split(" ")
  if (!pieces?.[0]) return
  const { kit_before: before } = target.form.elements
  if (before) before.value = target.value
  for (const box of target.form.querySelectorAll(`input[name=equipment]`)) box.checked = pieces.includes(box.value)
})
