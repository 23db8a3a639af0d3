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

// A link to a part, or to a field in one, opens it.
document.addEventListener("click", ({ target }) => {
  const link = target.closest(".faults a")
  const place = link && document.getElementById(link.hash.slice(1))
  let part = place?.querySelector("details") ?? place?.closest("details")
  for (; part; part = part.parentElement.closest("details")) part.open = true
})
