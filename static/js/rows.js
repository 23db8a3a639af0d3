// Rows of an exercise in the admin: adds a row, and moves rows by dragging or with the arrow keys.
// The order is in their number fields, which work without scripts.
const rows = (group) => [...group.querySelectorAll("[data-row]")]
const position = (row) => row.querySelector("input[name$=-position]")
const number = (group) =>
  rows(group).forEach((row, place) => {
    if (position(row)) position(row).value = place + 1
  })

const add = (group) => {
  const total = group.querySelector("input[name$=-TOTAL_FORMS]")
  const markup = group.querySelector("template").innerHTML.replaceAll("__prefix__", total.value)
  group.querySelector("tbody, [data-list]").insertAdjacentHTML("beforeend", markup)
  total.value = Number(total.value) + 1
  const row = rows(group).at(-1)
  if (position(row)) position(row).value = rows(group).length
  show(row)
  if (row.localName === "details") row.open = true
  row.querySelector("select, textarea, input:not([type=hidden], [name$=-position])").focus()
}

const show = (within) => {
  for (const item of within.querySelectorAll("[data-grip], [data-add]")) item.hidden = false
}
show(document)

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-add]")) add(event.target.closest("[data-rows]"))
  if (event.target.closest("[data-grip]")) event.preventDefault() // it is in a summary, which would open
})

document.addEventListener("keydown", (event) => {
  const grip = event.target.closest("[data-grip]")
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
  if (!grip || !step) return
  event.preventDefault()
  const group = grip.closest("[data-rows]")
  const row = grip.closest("[data-row]")
  const other = rows(group)[rows(group).indexOf(row) + step]
  if (!other) return
  step < 0 ? other.before(row) : other.after(row)
  number(group)
  grip.focus()
  group.querySelector("[role=status]").textContent = position(row).value
})

document.addEventListener("pointerdown", (down) => {
  const grip = down.target.closest("[data-grip]")
  if (!grip || down.button) return
  const group = grip.closest("[data-rows]")
  const row = grip.closest("[data-row]")
  grip.setPointerCapture(down.pointerId)
  const drag = ({ clientX, clientY }) => {
    const over = document.elementFromPoint(clientX, clientY)?.closest("[data-row]")
    if (!over || over === row || over.closest("[data-rows]") !== group) return
    rows(group).indexOf(over) < rows(group).indexOf(row) ? over.before(row) : over.after(row)
    grip.setPointerCapture(down.pointerId)
  }
  const drop = () => {
    for (const [name, react] of reactions) grip.removeEventListener(name, react)
    number(group)
  }
  const reactions = [
    ["pointermove", drag],
    ["pointerup", drop],
    ["pointercancel", drop],
  ]
  for (const [name, react] of reactions) grip.addEventListener(name, react)
})
