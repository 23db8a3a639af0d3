// Light or dark as chosen on this device. Without a choice or without scripts, the system decides.
;(() => {
  const KEY = "theme"
  const root = document.documentElement
  // Django's admin uses the same key, with "auto" for the system.
  const remembered = () => {
    try {
      return (localStorage.getItem(KEY) || "").replace("auto", "")
    } catch {
      return ""
    }
  }
  const remember = (theme) => {
    try {
      theme ? localStorage.setItem(KEY, theme) : localStorage.removeItem(KEY)
    } catch {
      /* this visit only */
    }
  }
  const apply = (theme) => {
    theme ? (root.dataset.theme = theme) : delete root.dataset.theme
  }

  if (remembered()) apply(remembered())
  document.addEventListener("DOMContentLoaded", () => {
    for (const picker of document.querySelectorAll("[data-theme-picker]")) {
      picker.querySelector("select").value = remembered()
      picker.hidden = false
    }
  })
  document.addEventListener("change", ({ target }) => {
    if (!target.closest("[data-theme-picker]")) return
    remember(target.value)
    apply(target.value)
  })
})()
