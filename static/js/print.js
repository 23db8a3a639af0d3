// Buttons that print the page. Without scripts they stay away: the browser has a command of its own.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false
  button.addEventListener("click", () => print())
}
