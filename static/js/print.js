// Buttons that print the page. Without scripts they are hidden: the browser has its own command.
document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-print]")) print()
})
