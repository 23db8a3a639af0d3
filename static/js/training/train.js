// Does a session on this device: every form of the page becomes an event that is stored here first,
// shown at once, and sent whenever there is a network. Without scripts the same forms are posted.
import { fold, isStopped } from "./fold.js"
import { all, forget, keep } from "./outbox.js"
import { flush } from "./send.js"
import { startRest } from "./timer.js"

const root = document.querySelector("[data-session]")
const facts = JSON.parse(root.dataset.facts)
const sections = [...root.querySelectorAll("[data-step]")]
const mark = root.querySelector("[data-waiting]")
const drawer = root.querySelector("[data-drawer]")
const drop = drawer.querySelector("[data-drop]") // only once there is a file
let inFile = []
const WHOLE = ["item", "set", "reps", "pain"]
const NUMBERS = ["kg", "lb", "seconds"]
const WORDS = ["side", "to", "feel"]
const FULL_EFFORT = 10
const SORE = 3
const SOONEST = 2000 // milliseconds until what waits is tried again, twice as long each time
const LATEST = 60_000
const unstored = new Set() // ids of what is told and not written down on this device yet
let entries = []
let isPosted = false // nothing can be written down on this device: forms are posted, as without scripts

const device = (localStorage.device ??= crypto.randomUUID().slice(0, 8))
const events = () => [
  ...facts.events,
  ...entries.filter((entry) => entry.training === facts.training && !entry.refused).map((entry) => entry.event),
]

// --- telling ---

function eventsOf(form, button) {
  const data = new FormData(form, button)
  const said = Object.fromEntries([...data].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value))
  const event = { id: crypto.randomUUID(), kind: said.kind, at: now(), seq: next(), device }
  for (const name of WHOLE) if (name in said) event[name] = Number.parseInt(said[name], 10)
  for (const name of NUMBERS) if (name in said) event[name] = Number(said[name].replace(",", "."))
  for (const name of WORDS) if (name in said) event[name] = said[name]
  if ("left" in said) event.rpe = FULL_EFFORT - Number.parseInt(said.left, 10)
  if ("set" in event && event.kind !== "remove") event.form_broke = "form_broke" in said
  if (event.kind === "note") event.text = said.text ?? ""
  if (event.kind !== "finish" || !said.text) return [event]
  return [event, { id: crypto.randomUUID(), kind: "note", at: event.at + 1, text: said.text, seq: next(), device }]
}

// After all that is known, also where the clock of another device was ahead.
let last = 0
function now() {
  last = Math.max(Date.now(), last + 1, ...events().map((event) => event.at + 1))
  return last
}

function next() {
  localStorage.sequence = (Number(localStorage.sequence) || 0) + 1
  return Number(localStorage.sequence)
}

async function tell(told) {
  const waiting = told.map((event) => ({ id: event.id, training: facts.training, event, ...sent }))
  entries.push(...waiting)
  for (const { id } of waiting) unstored.add(id)
  const stored = keep(waiting)
  paint()
  await stored
  for (const { id } of waiting) unstored.delete(id)
  navigator.storage?.persist?.()
  sendSoon()
}
const sent = { sealed: facts.sealed, date: facts.date }

root.addEventListener("submit", (submit) => {
  const form = submit.target
  if (isPosted || !form.matches("form[method=post]")) return
  submit.preventDefault()
  const section = form.closest("[data-step]")
  const isAll = new FormData(form).get("kind") === "all"
  const told = isAll ? eventsOfAll(section) : eventsOf(form, submit.submitter)
  if (told[0]?.kind === "set" && told[0].side !== "left" && !isAll) startRest(Number(section.dataset.rest))
  form.closest("details.more")?.removeAttribute("open")
  tell(told).catch(() => {
    isPosted = true
    setTimeout(() => form.requestSubmit(submit.submitter)) // not while this submission is under way
  })
})

root.addEventListener("change", (change) => {
  const form = change.target.closest("[data-as-told]")
  form?.requestSubmit()
})

function eventsOfAll(section) {
  const open = [...section.querySelectorAll("li[data-state=now], li[data-state=later]")]
  return open.flatMap((row) => eventsOf(row.querySelector("[data-todo]")))
}

// --- showing ---

function paint() {
  const training = fold(events())
  const dots = [...root.querySelectorAll(".prog li")]
  let place = 0
  let isNowGiven = false
  let count = 0
  for (const section of sections.filter((one) => one.dataset.item)) {
    const item = training.items[section.dataset.item] ?? { to: "", sets: new Map() }
    paintSwap(section, item.to)
    for (const state of paintSets(section, item)) {
      const dot = dots[place++]
      if (!dot) continue
      dot.dataset.state = state === "now" && isNowGiven ? "later" : state
      isNowGiven ||= state === "now"
      count += state === "done"
    }
    const isOver = isStopped(item) || !section.querySelector("li[data-state=now]")
    section.querySelector("[data-stopped]").hidden = !isStopped(item)
    section.querySelector("[data-sore]").hidden = !(item.pain >= SORE) || isStopped(item)
    section.querySelector("[data-next]").hidden = !isOver
    section.querySelector("[data-all]").hidden = isOver
    section.toggleAttribute("data-stop", isStopped(item))
    for (const done of root.querySelectorAll(`[data-done-of="${section.dataset.item}"]`)) done.hidden = !isOver
  }
  for (const part of root.querySelectorAll("[data-when]")) {
    part.hidden = (part.dataset.when === "finished") !== Boolean(training.finished)
  }
  for (const total of root.querySelectorAll("[data-count]")) total.textContent = count
  paintWaiting()
}

function paintSets(section, item) {
  const rows = [...section.querySelectorAll("li[data-set]")]
  const planned = Number(section.dataset.sets)
  const today = [...item.sets.values()].filter((done) => done.to === item.to)
  const like = today.toSorted((one, other) => one.at - other.at).at(-1)
  let isNowGiven = false
  for (const row of rows) {
    const done = item.sets.get(`${row.dataset.set}${row.dataset.side}`)
    const isExtra = !done && Number(row.dataset.set) >= planned
    const state = done ? "done" : isExtra ? "extra" : isNowGiven ? "later" : "now"
    isNowGiven ||= state === "now"
    row.dataset.state = state
    row.querySelector("[data-name]").textContent = state === "extra" ? root.dataset.more : row.dataset.label
    row.querySelector("[data-was]").hidden = !done
    row.querySelector("[data-todo]").hidden = Boolean(done) || state === "later" || isStopped(item)
    if (done) row.querySelector("[data-summary]").textContent = words(done)
    else prefill(row, like)
  }
  const extra = rows.filter((row) => row.dataset.state === "extra")
  for (const row of extra) row.hidden = isNowGiven || row.dataset.set !== extra[0].dataset.set
  for (const row of rows) if (row.dataset.state !== "extra") row.hidden = false
  return rows.map((row) => row.dataset.state).filter((state) => state !== "extra")
}

function prefill(row, like) {
  const field = row.querySelector("[data-todo] [data-weight]")
  if (field && !field.dataset.touched && like && like[field.name] != null) field.value = like[field.name]
}

function words({ kg, lb, reps, seconds, rpe }) {
  const weight = kg ? `${kg} kg × ` : lb ? `${lb} lb × ` : ""
  const count = seconds == null ? `${weight}${reps ?? 0}${weight ? "" : ` ${root.dataset.reps}`}` : `${seconds} s`
  return rpe == null ? count : `${count}, ${+(FULL_EFFORT - rpe).toFixed(1)} ${root.dataset.left}`
}

// Another exercise keeps the place and the sets; its own dose is on its button.
function paintSwap(section, to) {
  if ((section.dataset.to ?? "") === to) return
  const choice = section.querySelector(`[data-swap][value="${CSS.escape(to)}"]`)
  if (!choice) return
  section.dataset.to = to
  section.dataset.sets = choice.dataset.sets
  section.dataset.rest = choice.dataset.rest
  section.querySelector("h1").textContent = choice.dataset.name
  section.querySelector("[data-dose]").textContent = choice.dataset.dose
  section.querySelector("[data-swapped]").hidden = choice.dataset.planned === "yes"
  for (const row of section.querySelectorAll("li[data-set]")) {
    for (const [name, value] of Object.entries({ reps: choice.dataset.reps, left: choice.dataset.left })) {
      const field = row.querySelector(`[data-todo] [name=${name}]`)
      if (field) field.value = value
    }
  }
}

function paintWaiting() {
  const waiting = entries.filter((entry) => !entry.kept && !entry.refused)
  const refused = entries.filter((entry) => entry.refused)
  mark.hidden = !waiting.length
  mark.textContent = mark.dataset.text.replace("#", waiting.length)
  drawer.hidden = !refused.length
  drawer.querySelector("[data-refused]").textContent = refused.map((entry) => entry.refused).join("; ")
}

drawer.querySelector("[data-download]").addEventListener("click", () => {
  const refused = entries.filter((entry) => entry.refused)
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([JSON.stringify(refused, null, 1)], { type: "application/json" }))
  link.download = "not-saved.json"
  link.click()
  inFile = refused.map((entry) => entry.id)
  drop.hidden = false
})
drop.addEventListener("click", async () => {
  await forget(inFile)
  drop.hidden = true
  await look()
})

// --- steps, fields, sending ---

function show(step) {
  const found = sections.find((section) => section.dataset.step === step)
  if (!found) return false
  for (const section of sections) section.hidden = section !== found
  for (const link of root.querySelectorAll("[data-to-step]")) link.hidden = link.dataset.toStep === step
  root.querySelector("[data-others]").hidden = step === "finish"
  scrollTo(0, 0)
  return true
}

root.addEventListener("click", (click) => {
  const link = click.target.closest('a[href^="?step="]')
  if (link) {
    const step = new URL(link.href).searchParams.get("step")
    if (!show(step)) return
    click.preventDefault()
    history.replaceState(null, "", `?step=${step}`)
    const heading = sections.find((section) => !section.hidden).querySelector("h1:not([hidden])")
    heading.tabIndex = -1
    heading.focus({ preventScroll: true })
  }
  const button = click.target.closest("[data-by]")
  if (button?.matches("button")) {
    const field = button.closest(".stepper").querySelector("input")
    const more = (Number(field.value.replace(",", ".")) || 0) + Number(button.dataset.by)
    field.value = Math.max(0, Math.round(more * 10) / 10)
    field.dataset.touched = "yes"
  }
})
root.addEventListener("input", (input) => {
  input.target.dataset.touched = "yes"
})

async function look() {
  const stored = await all()
  const known = new Set(stored.map((entry) => entry.id))
  entries = [...stored, ...entries.filter((entry) => unstored.has(entry.id) && !known.has(entry.id))]
  paint()
  return entries.some((entry) => !entry.kept && !entry.refused)
}

let soon
let wait = SOONEST
let isSending = false
let isAskedAgain = false

async function sendSoon() {
  isAskedAgain = isSending
  if (isSending) return
  clearTimeout(soon)
  isSending = true
  const isReached = await flush().then(
    () => true,
    () => false, // no network: it stays here
  )
  isSending = false
  const isWaiting = await look()
  if (isAskedAgain && isReached) sendSoon()
  else if (isWaiting) soon = setTimeout(sendSoon, wait)
  wait = isWaiting ? Math.min(2 * wait, LATEST) : SOONEST
}

async function begin() {
  for (const part of root.querySelectorAll("[data-scripts]")) part.hidden = false
  for (const part of root.querySelectorAll("[data-plain]")) part.hidden = true
  const known = new Set(facts.events.map((event) => event.id))
  entries = await all()
  const isOver = (entry) => entry.kept && (known.has(entry.id) || entry.date < facts.date)
  await forget(entries.filter(isOver).map((entry) => entry.id))
  const asked = new URL(location).searchParams.get("step") ?? ""
  if (!show(asked)) show(root.dataset.shown)
  await look()
  sendSoon()
}

addEventListener("online", sendSoon)
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") sendSoon()
})
begin()
