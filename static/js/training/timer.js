// A rest is an end time: a locked phone runs no scripts, so it is drawn from the clock.
const KEY = "rest-until"
const dock = document.querySelector("[data-rest-timer]")
const face = dock.querySelector("[data-left]")
const announcer = dock.querySelector("[data-said]")
let sound
let shown

// In the tap: later the browser would not let us.
export function startRest(seconds) {
  sound ??= window.AudioContext && new AudioContext()
  sound?.resume()
  if (navigator.audioSession) navigator.audioSession.type = "ambient"
  until(Date.now() + seconds * 1000)
  stayAwake()
}

const end = () => Number(sessionStorage.getItem(KEY))

function until(time) {
  sessionStorage.setItem(KEY, time)
  draw()
}

function draw() {
  clearTimeout(shown)
  const left = Math.ceil((end() - Date.now()) / 1000)
  dock.hidden = !end()
  if (!end()) return
  face.textContent = `${Math.floor(Math.max(left, 0) / 60)}:${String(Math.max(left, 0) % 60).padStart(2, "0")}`
  if (left === 10) announcer.textContent = dock.dataset.ten
  if (left <= 0) return over(left)
  shown = setTimeout(draw, 250)
}

function over(left) {
  sessionStorage.removeItem(KEY)
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

let lock
async function stayAwake() {
  try {
    lock = await navigator.wakeLock?.request("screen")
  } catch {
    if (!sessionStorage.getItem("told-of-sleep")) announcer.textContent = dock.dataset.sleeps
    sessionStorage.setItem("told-of-sleep", "yes")
  }
}

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "visible") return
  draw()
  if (lock) stayAwake()
})
dock.addEventListener("click", (event) => {
  if (event.target.matches("[data-more]")) until(Math.max(end(), Date.now()) + 30_000)
  if (event.target.matches("[data-skip]")) {
    sessionStorage.removeItem(KEY)
    draw()
  }
})
draw()
