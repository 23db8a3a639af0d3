// Does a session on this device: every form of the page becomes an event that is stored here first,
// shown at once, and sent whenever there is a network. Without scripts the same forms are posted.
import { fold, isStopped } from "./fold.js"
import { all, forget, keep } from "./outbox.js"
import { flush } from "./send.js"
import { facts, root, sections, show } from "./show.js"
import { endRest, startRest } from "./timer.js"
import "./warm_up.js"

const mark = root.querySelector("[data-waiting]")
const drawer = root.querySelector("[data-drawer]")
const drop = drawer.querySelector("[data-drop]") // only once there is a file
let inFile = []
const WHOLE = ["item", "set", "reps", "pain"]
const NUMBERS = ["kg", "lb", "seconds"]
const WORDS = ["side", "to", "feel"]
const FULL_EFFORT = 10
const SOONEST = 2000 // milliseconds until what waits is tried again, twice as long each time
const LATEST = 60_000
const MINUTE = 60_000
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
  const text = said.text ?? ""
  if (event.kind === "note") event.text = text
  if (event.kind !== "finish" || text === (said.was ?? "")) return [event]
  return [event, { id: crypto.randomUUID(), kind: "note", at: event.at + 1, text, seq: next(), device }]
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
  const kind = new FormData(form, submit.submitter).getAll("kind").at(-1) // a button has its own
  if (kind === "all" && !openForms(section).every((open) => open.reportValidity())) return
  const told = kind === "all" ? openForms(section).flatMap((open) => eventsOf(open)) : eventsOf(form, submit.submitter)
  for (const field of form.elements) delete field.dataset.touched
  if (kind === "set" && told[0].side !== "left") startRest(restOf(section))
  if (kind === "finish" || told.some(isStopped)) endRest()
  form.closest("details.more")?.removeAttribute("open")
  tell(told).catch(() => {
    isPosted = true
    setTimeout(() => form.requestSubmit(submit.submitter)) // not while this submission is under way
  })
  lead(section, kind)
})

function restOf(section) {
  const choices = facts.choices[section.dataset.item]
  return choices.find((one) => one.key === section.dataset.to).rest_seconds
}

root.addEventListener("change", (change) => {
  const form = change.target.closest("[data-as-told]")
  form?.requestSubmit()
})

function openForms(section) {
  return [...section.querySelectorAll("li:is([data-state=now], [data-state=later]) [data-todo]")]
}

// To what comes next: what was pressed may be hidden now.
function lead(section, kind) {
  if (kind === "pain" || kind === "note" || kind === "edit") return
  if (["finish", "reopen", "delete", "restore", "swap"].includes(kind)) toHeading(section)
  if (kind !== "set" && kind !== "all" && kind !== "remove" && kind !== "swap") return
  const open = section.querySelector("li[data-state=now] [data-todo]:not([hidden]) .btn")
  const aim = open ?? section.querySelector("[data-next]:not([hidden])")
  aim?.focus({ preventScroll: true })
  const row = aim?.closest("li") ?? aim
  row?.scrollIntoView({ block: "nearest" })
}

function toHeading(section) {
  const heading = section.querySelector("h1:not([hidden])")
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  scrollTo(0, 0)
}

// --- showing ---

function paint() {
  show(fold(events()))
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

function turnTo(step) {
  const found = sections.find((section) => section.dataset.step === step)
  if (!found) return false
  for (const section of sections) section.hidden = section !== found
  for (const link of root.querySelectorAll("[data-to-step]")) link.hidden = link.dataset.toStep === step
  root.querySelector("[data-others]").hidden = step === "finish"
  if (step === "finish") endRest()
  scrollTo(0, 0)
  return true
}

root.addEventListener("click", (click) => {
  const link = click.target.closest('a[href^="?step="]')
  if (link) {
    const step = new URL(link.href).searchParams.get("step")
    if (!turnTo(step)) return
    click.preventDefault()
    history.replaceState(null, "", `?step=${step}`)
    toHeading(sections.find((section) => !section.hidden))
  }
  const button = click.target.closest("button[data-by]")
  if (!button) return
  const field = button.closest(".stepper").querySelector("input")
  const more = (Number(field.value.replace(",", ".")) || 0) + Number(button.dataset.by)
  field.value = Math.max(0, Math.round(more * 10) / 10)
  field.dataset.touched = "yes"
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
  const asked = new URL(location).searchParams.get("step") ?? ""
  if (!turnTo(asked)) turnTo(root.dataset.shown)
  const known = new Set(facts.events.map((event) => event.id))
  entries = await all()
  const isOver = (entry) => entry.kept && (known.has(entry.id) || entry.date < facts.date)
  await forget(entries.filter(isOver).map((entry) => entry.id))
  await look()
  sendSoon()
  setInterval(paint, MINUTE)
}

addEventListener("online", sendSoon)
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") sendSoon()
})
begin().catch(() => {
  isPosted = true
})
