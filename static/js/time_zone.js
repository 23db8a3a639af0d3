// Says where the browser is, so that today is the reader's own; settings say otherwise if they do.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
const lasts = `Path=/; Max-Age=${365 * 24 * 60 * 60}; SameSite=Lax`
const secure = location.protocol === "https:" ? "; Secure" : ""
if (zone) document.cookie = `time_zone=${zone}; ${lasts}${secure}`
