"""Whole files as other services write them, of our own making; dates are near `samples.WHEN`."""


def crlf(text: str) -> str:
    return text.lstrip("\n").replace("\n", "\r\n")


#: Days without VALUE=DATE, folded descriptions, a workout a day ahead; distances in km or mi.
RUNNA = crlf("""
BEGIN:VCALENDAR
VERSION:2.0
CALSCALE:GREGORIAN
PRODID:adamgibbons/ics
METHOD:PUBLISH
X-WR-CALNAME:Runna
X-PUBLISHED-TTL:PT1H
BEGIN:VEVENT
UID:7f1c9d52-0a8e-4b7c-9c0f-1f1f6a0b1a01
SUMMARY:🏃 5km Easy Run • 5km
DTSTAMP:20261019T071200Z
DTSTART:20261020
DTEND:20261021
DESCRIPTION:Easy Run • 5km • 30m - 35m\\n\\n5km easy run at a conversational p
 ace\\, no faster than 6:35/km.\\n\\n📲 View in the Runna app: https://club.run
 na.com/a1
X-WORKOUT-ESTIMATED-DURATION:1980
END:VEVENT
BEGIN:VEVENT
UID:7f1c9d52-0a8e-4b7c-9c0f-1f1f6a0b1a02
SUMMARY:🏃 800m Repeats • 8.5km
DTSTAMP:20261019T071200Z
DTSTART:20261022
DTEND:20261023
DESCRIPTION:Intervals • 8.5km • 50m - 55m\\n\\n2km warm up at a conversational
  pace\\n\\n6 reps of:\\n• 800m at 4:25/km\\, 90s walking rest\\n\\n1.7km cool dow
 n
X-WORKOUT-ESTIMATED-DURATION:3180
END:VEVENT
BEGIN:VEVENT
UID:7f1c9d52-0a8e-4b7c-9c0f-1f1f6a0b1a03
SUMMARY:🏋️ Full Body Strength • 40m
DTSTAMP:20261019T071200Z
DTSTART:20261023
DTEND:20261024
DESCRIPTION:Strength • 40m
X-WORKOUT-ESTIMATED-DURATION:2400
END:VEVENT
BEGIN:VEVENT
UID:7f1c9d52-0a8e-4b7c-9c0f-1f1f6a0b1a04
SUMMARY:🏃 16km Long Run • 16km
DTSTAMP:20261019T071200Z
DTSTART:20261025
DTEND:20261026
DESCRIPTION:Long Run • 16km • 1h35m - 1h45m\\n\\n16km at a conversational pace
X-WORKOUT-ESTIMATED-DURATION:6000
END:VEVENT
END:VCALENDAR
""")
#: All-day while planned and a floating time once done, with the same UID; other sports by prefix.
TRAINING_PEAKS = crlf("""
BEGIN:VCALENDAR
PRODID:-//TrainingPeaks//Workouts 1.0//EN
VERSION:2.0
METHOD:PUBLISH
X-WR-CALNAME:TrainingPeaks
BEGIN:VEVENT
DTSTART:20261020T063100
DTEND:20261020T071530
DTSTAMP:20261020T090000Z
UID:2481001@trainingpeaks.com
SUMMARY:Run: Recovery
DESCRIPTION:Planned Time: 0:45\\nActual Time: 0:44:30\\nActual Distance: 7.4 k
 m
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261022
DTEND;VALUE=DATE:20261023
DTSTAMP:20261019T090000Z
UID:2481002@trainingpeaks.com
SUMMARY:Run: Easy
DESCRIPTION:Planned Time: 0:40
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261022
DTEND;VALUE=DATE:20261023
DTSTAMP:20261019T090000Z
UID:2481003@trainingpeaks.com
SUMMARY:Run: Threshold 3x10min
DESCRIPTION:Planned Time: 1:05\\n\\n15' easy\\, 3x10' threshold with 3' jog\\, 1
 0' easy
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261023
DTEND;VALUE=DATE:20261024
DTSTAMP:20261019T090000Z
UID:2481004@trainingpeaks.com
SUMMARY:Strength: Legs
DESCRIPTION:Planned Time: 0:45
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261024
DTEND;VALUE=DATE:20261025
DTSTAMP:20261019T090000Z
UID:2481005@trainingpeaks.com
SUMMARY:Bike: Endurance
DESCRIPTION:Planned Time: 2:00
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261025
DTEND;VALUE=DATE:20261026
DTSTAMP:20261019T090000Z
UID:2481006@trainingpeaks.com
SUMMARY:Great Northern Half Marathon
END:VEVENT
END:VCALENDAR
""")
#: All-day events whose name alone tells the kind.
GARMIN = crlf("""
BEGIN:VCALENDAR
PRODID:-//Garmin International//Garmin Connect//EN
VERSION:2.0
CALSCALE:GREGORIAN
X-WR-CALNAME:Garmin Connect
BEGIN:VEVENT
DTSTAMP:20261019T060000Z
DTSTART;VALUE=DATE:20261020
SUMMARY:Base
UID:workout-1@connect.garmin.com
END:VEVENT
BEGIN:VEVENT
DTSTAMP:20261019T060000Z
DTSTART;VALUE=DATE:20261022
SUMMARY:Sprint
UID:workout-2@connect.garmin.com
END:VEVENT
BEGIN:VEVENT
DTSTAMP:20261019T060000Z
DTSTART;VALUE=DATE:20261025
SUMMARY:Long Run
UID:workout-3@connect.garmin.com
END:VEVENT
END:VCALENDAR
""")
#: Local times; notes, illness and holidays (of several days) in the same list.
INTERVALS = crlf("""
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//intervals.icu//EN
X-WR-CALNAME:intervals.icu
BEGIN:VEVENT
UID:e101@intervals.icu
DTSTAMP:20261018T200000Z
DTSTART:20261020T060000
DTEND:20261020T070000
SUMMARY:Run: 6x1000m
DESCRIPTION:- 15m Z2\\n\\n6x\\n- 1km 4:05/km Pace\\n- 2m Z1\\n\\n- 10m Z1\\n\\nLoad
  78\\, 12.4km
END:VEVENT
BEGIN:VEVENT
UID:e102@intervals.icu
DTSTAMP:20261018T200000Z
DTSTART;VALUE=DATE:20261021
DTEND;VALUE=DATE:20261022
SUMMARY:Sick
END:VEVENT
BEGIN:VEVENT
UID:e103@intervals.icu
DTSTAMP:20261018T200000Z
DTSTART;VALUE=DATE:20261022
DTEND;VALUE=DATE:20261025
SUMMARY:Holiday
END:VEVENT
BEGIN:VEVENT
UID:e104@intervals.icu
DTSTAMP:20261018T200000Z
DTSTART;VALUE=DATE:20261022
SUMMARY:Note: new shoes
END:VEVENT
BEGIN:VEVENT
UID:e105@intervals.icu
DTSTAMP:20261018T200000Z
DTSTART:20261025T080000
DTEND:20261025T100000
SUMMARY:Long run Z2
END:VEVENT
END:VCALENDAR
""")
#: A series with a day left out, one time moved and one cancelled; a zone with its own rules.
GOOGLE = crlf("""
BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:Laufen
X-WR-TIMEZONE:Europe/Berlin
BEGIN:VTIMEZONE
TZID:Europe/Berlin
X-LIC-LOCATION:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
DTSTART;TZID=Europe/Berlin:20261020T183000
DTEND;TZID=Europe/Berlin:20261020T200000
RRULE:FREQ=WEEKLY;WKST=MO;UNTIL=20261117T225959Z;BYDAY=TU
EXDATE;TZID=Europe/Berlin:20261027T183000
DTSTAMP:20261019T060000Z
UID:4kq2bahn@google.com
CREATED:20260901T060000Z
LAST-MODIFIED:20261001T060000Z
SEQUENCE:2
STATUS:CONFIRMED
SUMMARY:Bahntraining
TRANSP:OPAQUE
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:This is an event reminder
TRIGGER:-P0DT0H30M0S
END:VALARM
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Europe/Berlin:20261104T183000
DTEND;TZID=Europe/Berlin:20261104T200000
DTSTAMP:20261019T060000Z
UID:4kq2bahn@google.com
RECURRENCE-ID;TZID=Europe/Berlin:20261103T183000
SEQUENCE:3
STATUS:CONFIRMED
SUMMARY:Bahntraining
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Europe/Berlin:20261110T183000
DTEND;TZID=Europe/Berlin:20261110T200000
DTSTAMP:20261019T060000Z
UID:4kq2bahn@google.com
RECURRENCE-ID;TZID=Europe/Berlin:20261110T183000
SEQUENCE:3
STATUS:CANCELLED
SUMMARY:Bahntraining
END:VEVENT
END:VCALENDAR
""")
#: Lines that end in LF alone, a mark in front, a time in UTC, a zone by its Windows name.
OUTLOOK = (
    "\ufeff"
    + GOOGLE.split("BEGIN:VTIMEZONE")[0].replace("\r\n", "\n")
    + """\
BEGIN:VEVENT
UID:040000008200E00074C5B7101A82E008
DTSTART;TZID=W. Europe Standard Time:20261020T180000
DTEND;TZID=W. Europe Standard Time:20261020T190000
SUMMARY:Easy run 10
  km
END:VEVENT
BEGIN:VEVENT
UID:040000008200E00074C5B7101A82E009
DTSTART:20261024T050000Z
DTEND:20261024T063000Z
SUMMARY:Langer Lauf
END:VEVENT
END:VCALENDAR
"""
)
APPLE = crlf("""
BEGIN:VCALENDAR
CALSCALE:GREGORIAN
PRODID:-//Apple Inc.//macOS 15.0//EN
VERSION:2.0
X-APPLE-CALENDAR-COLOR:#1BADF8
X-WR-CALNAME:Correr
BEGIN:VEVENT
CREATED:20261001T080000Z
DTSTART;TZID=Europe/Madrid:20261021T070000
DTEND;TZID=Europe/Madrid:20261021T075000
DTSTAMP:20261001T080000Z
LAST-MODIFIED:20261001T080000Z
RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3
SEQUENCE:1
SUMMARY:Rodaje suave
TRANSP:OPAQUE
UID:5B1D2C90-0001
X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261025
DTEND;VALUE=DATE:20261026
DTSTAMP:20261001T080000Z
SUMMARY:Tirada larga 22 km
UID:5B1D2C90-0002
END:VEVENT
END:VCALENDAR
""")
STRAVA = {
    "English": (
        "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,"
        "Distance,Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,"
        "Filename,Athlete Weight,Elapsed Time,Moving Time,Distance,Max Speed\n"
        '11,"Oct 13, 2026, 4:10:00 PM",Evening Run,Run,,2700,8.02,,,false,,,a.fit.gz,70,2700,'
        "2650,8020.0,4.1\n"
        '12,"Oct 18, 2026, 6:00:12 AM","Long run, easy",Run,"with Jo, slow",7260,21.50,,,false,,,'
        "b.fit.gz,70,7260,7200,21500.0,4.2\n"
        '13,"Oct 17, 2026, 6:00:12 AM",Ride,Ride,,7260,51.50,,,false,,,c.fit.gz,70,7260,7200,'
        "51500.0,9.2\n"
    ),
    "German": (
        "Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Aktivitätsbeschreibung,"
        "Verstrichene Zeit,Distanz,Max. Herzfrequenz,Relative Leistung,Arbeitsweg,Private Notiz,"
        "Ausrüstung,Dateiname,Gewicht,Verstrichene Zeit,Bewegungszeit,Distanz,Max. Tempo\n"
        '11,"13.10.2026, 16:10:00",Lauf am Abend,Lauf,,2700,"8,02",,,false,,,a.fit.gz,"70,0",'
        '2700,2650,"8020,0","4,1"\n'
        '12,"18.10.2026, 06:00:12",Langer Lauf,Lauf,,7260,"21,50",,,false,,,b.fit.gz,"70,0",7260,'
        '7200,"21500,0","4,2"\n'
        '13,"17.10.2026, 06:00:12",Radfahrt,Radfahrt,,7260,"51,50",,,false,,,c.fit.gz,"70,0",'
        '7260,7200,"51500,0","9,2"\n'
    ),
    "Spanish": (
        "ID de actividad,Fecha de la actividad,Nombre de la actividad,Tipo de actividad,"
        "Descripción de la actividad,Tiempo transcurrido,Distancia,Frecuencia cardíaca máxima,"
        "Esfuerzo relativo,Desplazamiento,Nota privada,Equipamiento,Nombre de archivo,Peso,"
        "Tiempo transcurrido,Tiempo en movimiento,Distancia,Velocidad máxima\n"
        '11,"13 oct 2026, 16:10:00",Carrera de tarde,Carrera,,2700,"8,02",,,false,,,a.fit.gz,'
        '"70,0",2700,2650,"8020,0","4,1"\n'
        '12,"18 oct 2026, 6:00:12",Tirada larga,Carrera,,7260,"21,50",,,false,,,b.fit.gz,"70,0",'
        '7260,7200,"21500,0","4,2"\n'
        '13,"17 oct 2026, 6:00:12",Bici,Bicicleta,,7260,"51,50",,,false,,,c.fit.gz,"70,0",7260,'
        '7200,"51500,0","9,2"\n'
    ),
    "French": (
        "ID de l'activité,Date de l'activité,Nom de l'activité,Type d'activité,"
        "Description de l'activité,Temps écoulé,Distance,Fréquence cardiaque max.,Effort relatif,"
        "Trajet,Note privée,Matériel,Nom de fichier,Poids,Temps écoulé,Durée de déplacement,"
        "Distance,Vitesse max.\n"
        '11,"13 oct. 2026, 16:10:00",Course à pied le soir,Course à pied,,2700,"8,02",,,false,,,'
        'a.fit.gz,"70,0",2700,2650,"8020,0","4,1"\n'
        '12,"18 oct. 2026, 06:00:12",Sortie longue,Course à pied,,7260,"21,50",,,false,,,b.fit.gz,'
        '"70,0",7260,7200,"21500,0","4,2"\n'
        '13,"17 oct. 2026, 06:00:12",Vélo,Vélo,,7260,"51,50",,,false,,,c.fit.gz,"70,0",7260,7200,'
        '"51500,0","9,2"\n'
    ),
}
