// Asks before a page with unsaved text is left.
let isUnsaved = false

document.addEventListener("input", ({ target }) => {
  if (target.closest("#content-main form[novalidate]")) isUnsaved = true
})

document.addEventListener("submit", () => {
  isUnsaved = false
})

window.addEventListener("beforeunload", (event) => {
  if (isUnsaved) event.preventDefault()
})

// A link of the list of errors opens the part that its field is in.
document.addEventListener("click", ({ target }) => {
  const link = target.closest(".faults a")
  const field = link && document.getElementById(link.hash.slice(1))
  for (let part = field?.closest("details"); part; part = part.parentElement.closest("details")) part.open = true
})
