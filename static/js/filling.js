// Ticks the pieces that a usual answer stands for, so that going on piece by piece starts from them.
addEventListener("change", ({ target }) => {
  const pieces = target.dataset?.fills?.split(" ")
  if (!pieces?.[0]) return
  for (const box of target.form.querySelectorAll(`input[name=equipment]`)) box.checked = pieces.includes(box.value)
})
