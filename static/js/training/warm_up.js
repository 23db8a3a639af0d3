// Keeps the ticks of the last warm-up: a reload, or a phone that went to sleep, takes none back.
const KEY = "warm-up"
const boxes = [...document.querySelectorAll("[data-warm-up] input")]
const here = location.pathname // names the session and its date

const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null")
if (kept?.path === here) for (const [place, box] of boxes.entries()) box.checked = kept.ticks[place]

addEventListener("change", ({ target }) => {
  if (!boxes.includes(target)) return
  sessionStorage.setItem(KEY, JSON.stringify({ path: here, ticks: boxes.map((box) => box.checked) }))
})
