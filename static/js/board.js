// On a wide screen every day with a session is open; on a phone only the first one is.
const wide = matchMedia("(width >= 60rem)")
const open = () => {
  for (const day of wide.matches ? document.querySelectorAll(".day > details:has(.lift)") : []) day.open = true
  for (const grip of document.querySelectorAll("[data-grip]")) grip.hidden = !wide.matches
}

wide.addEventListener("change", open)
addEventListener("week-shown", open)
open()
