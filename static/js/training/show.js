// Shows a training on its page: what was done, what comes now, and what is done instead of what was
// planned. The same as workouts/pages/training/training_page.py, for a phone without a network.
import { isStopped } from "./fold.js"

export const root = document.querySelector("[data-session]")
export const facts = JSON.parse(root.dataset.facts)
export const sections = [...root.querySelectorAll("[data-step]")]
const words = root.dataset
const SIDES = ["", "left", "right"]
const MOST_SETS = 30
const FULL_EFFORT = 10
const MOST_LEFT = 6
const SORE = 3
const POUNDS_IN_KG = 2.2046226218
const MINUTE = 60_000
const LONGEST = 4 * 60 // minutes of a session that is still going on

export function show(training) {
  const states = []
  for (const section of sections.filter((one) => one.dataset.item)) {
    const item = training.items[section.dataset.item] ?? { to: "", pain: null, note: "", sets: new Map() }
    const choice = choiceOf(section, item.to)
    if (section.dataset.to !== choice.key) showChoice(section, choice)
    states.push(...showSets(section, item, choice))
    showState(section, item)
  }
  showProgress(states)
  showRecords(training)
  showTraining(training)
}

function choiceOf(section, to) {
  const choices = facts.choices[section.dataset.item]
  return choices.find((one) => one.key === to) ?? choices[0]
}

// --- one exercise ---

function showState(section, item) {
  const isOver = isStopped(item) || !section.querySelector("li[data-state=now]")
  section.querySelector("[data-stopped]").hidden = !isStopped(item)
  section.querySelector("[data-sore]").hidden = !(item.pain >= SORE) || isStopped(item)
  section.querySelector("[data-next]").hidden = !isOver
  section.querySelector("[data-all]").hidden = isOver
  section.querySelector("[data-note]").defaultValue = item.note
  section.querySelector("[data-noted]").textContent = item.note
  for (const radio of section.querySelectorAll("[data-as-told] [name=pain]")) {
    radio.checked = Number(radio.value) === item.pain
  }
  for (const done of root.querySelectorAll(`[data-done-of="${section.dataset.item}"]`)) done.hidden = !isOver
}

// Another exercise keeps the place and the sets; all else is its own.
function showChoice(section, choice) {
  section.dataset.to = choice.key
  const { dose, effort, how, rest, last_time: lastTime } = choice
  const texts = { dose, effort, "how-words": how, rest, "last-time": lastTime }
  for (const [name, text] of Object.entries(texts)) section.querySelector(`[data-${name}]`).textContent = text
  section.querySelector("h1").textContent = choice.name
  section.querySelector("[data-swapped]").hidden = !choice.key
  section.querySelector("[data-weights]").hidden = choice.counting !== "weight"
  for (const button of section.querySelectorAll("[data-swap]")) button.hidden = button.value === choice.key
  for (const field of section.querySelectorAll("[data-sets] input")) delete field.dataset.touched
  showSteps(section, choice)
  draw(section, choice)
  const log = section.querySelector("[data-log]")
  log.parentElement.hidden = !lastTime
  log.href = log.href.replace(/[^/]+\/$/, `${choice.exercise}/`)
  const place = section.dataset.item
  root.querySelector(`[data-name-of="${place}"]`).textContent = choice.name
  root.querySelector(`[data-dose-of="${place}"]`).textContent = choice.dose
}

function showSteps(section, { exercise, how }) {
  const steps = (facts.steps[exercise] ?? []).map((text) => inLine(text))
  section.querySelector("[data-steps]").replaceChildren(...steps)
  section.querySelector("[data-how]").hidden = !steps.length && !how
}

function draw(section, { figure, is_bare: isBare }) {
  const drawing = figure && root.querySelector(`template[data-figure="${figure}"]`)
  const stage = section.querySelector("[data-stage]")
  stage.hidden = !drawing
  stage.classList.toggle("bare", isBare)
  stage.querySelector("[data-drawn]").replaceChildren(...(drawing ? [drawing.content.cloneNode(true)] : []))
}

// --- its sets ---

function showSets(section, item, choice) {
  const list = section.querySelector("[data-sets]")
  const known = new Map([...list.children].map((row) => [row.dataset.set + row.dataset.side, row]))
  let isNowGiven = false
  const rows = keysOf(choice, item.sets).map(({ number, side, isExtra }) => {
    const done = item.sets.get(`${number}${side}`)
    const state = done ? "done" : isExtra ? "extra" : isNowGiven ? "later" : "now"
    isNowGiven ||= state === "now"
    const { counting } = done ? choiceOf(section, done.to) : choice
    const before = known.get(`${number}${side}`)
    const row = before?.dataset.counting === counting ? before : newRow(section, counting, number, side)
    row.dataset.state = state
    row.hidden = (isExtra && isNowGiven) || (!done && isStopped(item))
    showSet(row, done, isStopped(item))
    if (!done) fill(row.querySelector("[data-todo]"), likely(choice, item, number, side))
    const last = choice.last.find((one) => one.set === number && one.side === side)
    const told = row.querySelector("[data-last]")
    told.hidden = Boolean(done) || !last
    told.textContent = last ? words.last.replace("#", last.words) : ""
    return row
  })
  for (const [place, row] of rows.entries()) {
    if (list.children[place] !== row) list.insertBefore(row, list.children[place] ?? null)
  }
  while (list.children.length > rows.length) list.lastElementChild.remove()
  const planned = rows.filter((row) => row.dataset.state !== "extra")
  const numbers = [...new Set(planned.map((row) => row.dataset.set))]
  return numbers.map((number) => stateOf(planned.filter((row) => row.dataset.set === number)))
}

// Of a set; one of one-legged work is done when both legs are.
function stateOf(legs) {
  const states = new Set(legs.map((row) => row.dataset.state))
  return ["now", "later", "done"].find((state) => states.has(state))
}

// A set that was done with two legs before a swap to one-legged work stays done, and the other way round.
function keysOf(choice, sets) {
  const sides = choice.sides ? ["left", "right"] : [""]
  const most = Math.max(Math.min(choice.sets, MOST_SETS), ...[...sets.values()].map((done) => done.set + 1))
  const numbers = Array.from({ length: most }, (_nothing, number) => number)
  const keys = numbers.flatMap((number) => {
    const isDone = (side) => sets.has(`${number}${side}`)
    const other = SIDES.filter((side) => !sides.includes(side) && isDone(side))
    const own = other.length && !sides.some(isDone) ? [] : sides
    return [...own, ...other].map((side) => ({ number, side, isExtra: false }))
  })
  const extra = most < MOST_SETS ? sides.map((side) => ({ number: most, side, isExtra: true })) : []
  return [...keys, ...extra]
}

function newRow(section, counting, number, side) {
  const row = section.querySelector(`template[data-row="${counting}"]`).content.firstElementChild.cloneNode(true)
  const label = labelOf(counting, number, side)
  Object.assign(row.dataset, { set: number, side, label })
  row.querySelector("[data-label-here]").textContent = label
  row.querySelector("[data-tick]").textContent = words.tick.replace("#", label)
  for (const { elements } of row.querySelectorAll("form")) {
    elements.set.value = number
    elements.side.value = side
  }
  for (const part of row.querySelectorAll("[data-scripts]")) part.hidden = false
  return row
}

function labelOf(counting, number, side) {
  const label = (counting === "sprints" ? words.sprint : words.set).replace("#", number + 1)
  return withSide(label, side)
}

function withSide(label, side) {
  return side ? `${label}, ${side === "left" ? words.onLeft : words.onRight}` : label
}

function showSet(row, done, isOver) {
  const { state, label, side } = row.dataset
  row.querySelector("[data-name]").textContent = state === "extra" ? withSide(words.more, side) : label
  row.querySelector("[data-was]").hidden = !done
  row.querySelector("[data-todo]").hidden = Boolean(done) || state === "later" || isOver
  row.querySelector("[data-todo] .big").classList.toggle("line", state === "extra")
  if (!done) return
  row.querySelector("[data-summary]").textContent = inWords(done)
  const form = row.querySelector("[data-was] form")
  const left = done.rpe == null ? "" : Math.min(FULL_EFFORT - done.rpe, MOST_LEFT)
  fill(form, { [words.unit]: inUnit(done), reps: done.reps, seconds: done.seconds, left })
  if (form.elements.form_broke) form.elements.form_broke.checked = done.form_broke === true
}

// What was typed stays.
function fill({ elements }, said) {
  for (const [name, value] of Object.entries(said)) {
    if (elements[name] && !elements[name].dataset.touched) elements[name].value = value ?? ""
  }
}

// The weight of today's last set, else what was said for all sets, else of this set last time, else of the plan.
function likely(choice, item, number, side) {
  const { reps, seconds, left, last } = choice
  const today = [...item.sets.values()].filter((done) => done.to === item.to)
  const said = inUnit(item) === "" ? undefined : item
  const like = today.toSorted((one, other) => one.at - other.at).at(-1) ?? said
  const before = last.find((one) => one.set === number && one.side === side) ?? last.at(-1)
  const weight = like ? inUnit(like) : (before?.weight ?? "")
  return { reps, seconds, left, [words.unit]: weight === "" ? choice.weight : weight }
}

function inUnit({ kg, lb }) {
  if (kg == null && lb == null) return ""
  const inKg = kg ?? lb / POUNDS_IN_KG
  const inLb = lb ?? kg * POUNDS_IN_KG
  return Math.round((words.unit === "lb" ? inLb : inKg) * 10) / 10
}

// Nobody counts half a rep: 2–3 are left.
const whole = (left) => (Number.isInteger(left) ? left : `${Math.floor(left)}–${Math.ceil(left)}`)

function inWords({ kg, lb, reps, seconds, rpe }) {
  const weight = kg ? `${kg} kg × ` : lb ? `${lb} lb × ` : ""
  const count = weight ? `${weight}${reps ?? 0}` : words.inReps.replace("#", reps ?? 0)
  const left = rpe == null ? "" : words.inReserve.replace("#", whole(FULL_EFFORT - rpe))
  return (seconds == null ? count : `${seconds} s`) + left
}

// --- the whole ---

function showProgress(states) {
  const list = root.querySelector(".prog")
  while (list.children.length < states.length) list.append(document.createElement("li"))
  while (list.children.length > states.length) list.lastElementChild.remove()
  const now = states.indexOf("now")
  for (const [place, state] of states.entries()) {
    list.children[place].dataset.state = state === "now" && place !== now ? "later" : state
  }
  const count = states.filter((state) => state === "done").length
  list.ariaLabel = list.dataset.text.replace("#", count).replace("%", states.length)
  root.querySelector("[data-count]").textContent = count
}

// Sets of lifts that are better than every set before today.
function records({ items }) {
  return sections.flatMap(({ dataset: { item } }) =>
    (facts.choices[item] ?? []).flatMap(({ key, name, best }) => {
      const sets = [...(items[item]?.sets.values() ?? [])].filter((done) => done.to === key)
      const better = sets.filter((done) => best && done.reps && !done.form_broke && order(rank(done), best) > 0)
      const first = better.toSorted((one, other) => order(rank(other), rank(one)) || one.at - other.at).at(0)
      return first ? [words.record.replace("%", name).replace("#", inWords(first))] : []
    }),
  )
}

const rank = ({ kg, lb, reps }) => [kg ?? (lb ?? 0) / POUNDS_IN_KG, reps]
const order = ([kg, reps], [otherKg, otherReps]) => kg - otherKg || reps - otherReps

function showRecords(training) {
  const lines = records(training).map((text) => inLine(text))
  const list = root.querySelector("[data-records]")
  list.replaceChildren(...lines)
  list.hidden = !lines.length
}

function inLine(text) {
  const line = document.createElement("li")
  line.textContent = text
  return line
}

function showTraining({ started, finished, worst, note, pain, feel, isDeleted }) {
  const now = isDeleted ? "deleted" : finished ? "finished" : "open"
  for (const part of root.querySelectorAll("[data-when]")) part.hidden = !part.dataset.when.split(" ").includes(now)
  for (const part of root.querySelectorAll("[data-begun]")) part.hidden = !started
  const minutes = (started && finished && Math.round((finished - started) / MINUTE)) || ""
  for (const [name, number] of Object.entries({ minutes, worst: worst ?? "" })) {
    const total = root.querySelector(`[data-${name}]`)
    total.textContent = number
    total.parentElement.hidden = number === ""
  }
  root.querySelector("[data-whole-note]").textContent = note
  const { elements } = root.querySelector("[data-finish]")
  elements.text.defaultValue = note
  elements.was.value = note
  for (const radio of elements.pain) radio.defaultChecked = Number(radio.value) === pain
  for (const radio of elements.feel) radio.defaultChecked = radio.value === feel
  const elapsed = root.querySelector("[data-elapsed]")
  const gone = Math.floor((Date.now() - started) / MINUTE)
  elapsed.hidden = !started || Boolean(finished) || gone < 1 || gone > LONGEST
  elapsed.textContent = elapsed.dataset.text.replace("#", gone)
}
