// A rest is an end time: a locked phone runs no scripts, so it is drawn from the clock.
const KEY = "rest" // { until, whole }, in milliseconds; kept on the device, for a page that is killed
const MORE = 30_000
const WHOLE_ARC = 100
const dock = document.querySelector("[data-rest-timer]")
const face = dock.querySelector("[data-left]")
const announcer = dock.querySelector("[data-said]")
const arc = dock.querySelector("[data-arc]")
let sound
let shown
let lock

// Before the first tick, which it would delay; in a tap, as a browser wants it.
document.addEventListener("pointerdown", hear, { once: true })

function hear() {
  sound ??= window.AudioContext && new AudioContext()
}

export function startRest(seconds) {
  hear()
  sound?.resume()
  if (navigator.audioSession) navigator.audioSession.type = "ambient"
  rest(seconds * 1000, seconds * 1000)
  announcer.textContent = dock.dataset.begins.replace("#", seconds)
  stayAwake()
}

export function endRest() {
  localStorage.removeItem(KEY)
  draw()
  lock?.release()
  lock = undefined
}

const kept = () => JSON.parse(localStorage.getItem(KEY) ?? "null") ?? {}

function rest(left, whole) {
  localStorage.setItem(KEY, JSON.stringify({ until: Date.now() + left, whole }))
  draw()
}

const inMinutes = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`

function draw() {
  clearTimeout(shown)
  const { until, whole } = kept()
  dock.hidden = !until
  if (!until) return
  const left = Math.ceil((until - Date.now()) / 1000)
  face.textContent = inMinutes(Math.max(left, 0))
  dock.querySelector("[data-whole]").textContent = dock.dataset.of.replace("#", inMinutes(Math.round(whole / 1000)))
  arc.setAttribute("stroke-dasharray", `${(WHOLE_ARC * Math.max(until - Date.now(), 0)) / whole} ${WHOLE_ARC}`)
  if (left === 10) announcer.textContent = dock.dataset.ten
  if (left <= 0) return over(left)
  shown = setTimeout(draw, 250)
}

function over(left) {
  localStorage.removeItem(KEY)
  dock.hidden = left < -5
  announcer.textContent = dock.dataset.over
  face.textContent = dock.dataset.over
  shown = setTimeout(draw, 4000)
  if (left < -5) return
  document.body.dataset.flash = "yes"
  setTimeout(() => delete document.body.dataset.flash, 1200)
  navigator.vibrate?.([200, 100, 200])
  if (!sound) return
  const tone = new OscillatorNode(sound, { frequency: 880 })
  tone.connect(sound.destination)
  tone.start()
  tone.stop(sound.currentTime + 0.4)
}

async function stayAwake() {
  try {
    lock = await navigator.wakeLock?.request("screen")
  } catch {
    if (!sessionStorage.getItem("told-of-sleep")) dock.querySelector("[data-told]").textContent = dock.dataset.sleeps
    sessionStorage.setItem("told-of-sleep", "yes")
  }
}

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "visible") return
  draw()
  if (lock) stayAwake()
})
dock.addEventListener("click", (event) => {
  const { until = 0, whole = 0 } = kept()
  const left = Math.max(until - Date.now(), 0)
  if (event.target.matches("[data-more]")) rest(left + MORE, Math.max(whole, left) + MORE)
  if (event.target.matches("[data-skip]")) endRest()
})
draw()
