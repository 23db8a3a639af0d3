// Buttons that print the page. Without scripts they stay away: the browser has a command of its own.
document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-print]")) print()
})
