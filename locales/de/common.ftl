## Der Rahmen der Konsole

header-console = Konsole
console-navigation = Konsole
console-breadcrumbs = Brotkrümelnavigation
console-pagination = Seiten
console-previous = Zurück
console-next = Weiter
console-menu = Menü
console-first = Erste Seite
console-filter = Anwenden
console-filter-clear = Filter zurücksetzen
console-copy = Kopieren
console-copied = Kopiert
console-section-home = Übersicht
console-section-accounts = Konten
console-section-mail = E-Mail
console-section-tags = Tags
console-section-keys = API & Apps
console-section-settings = Einstellungen
console-section-audit = Prüfprotokoll
console-section-system = System

## Fragen, bevor etwas geschieht

console-save = Speichern

## Tags

console-page-of = Seite { $page } von { $pages }

## Signing in, the second step

field-app-code = Code aus Ihrer App
field-recovery-code = Wiederherstellungscode

## Proving once more

field-any-code = Code
address-perhaps-meant = Meinten Sie { $address }? Korrigieren Sie die Adresse, oder senden Sie das Formular erneut, um sie unverändert zu verwenden.

## Every page

title-error = Fehler:
header-account = Ihr Konto
header-language = Sprache
footer-privacy = Datenschutzerklärung
footer-product = Bereitgestellt mit Rollbook
busy = Bitte warten …
opens-new-tab = wird in einem neuen Tab geöffnet
to-start = Zur Startseite

## Forms

form-required = Bitte füllen Sie die mit * markierten Felder aus.
field-name = Name
field-email = E-Mail-Adresse
field-username = Benutzername
field-login = E-Mail-Adresse oder Benutzername
field-password = Passwort
field-current-password = Aktuelles Passwort
field-new-password = Neues Passwort
field-privacy = Datenschutzerklärung
field-code = Code aus der E-Mail

## The account

back-to-account = Zurück zu Ihrem Konto

## A form whose session ended

entries-back = Ihre Sitzung war abgelaufen. Ihre Eingaben sind wieder da; prüfen Sie sie und speichern Sie dann.
entries-lost = Ihre Sitzung war abgelaufen, und Ihre Eingaben waren zu lang, um sie zu behalten. Bitte geben Sie sie erneut ein.

## Daten

month-name = { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
}
month-short = { $month ->
    [1] Jan.
    [2] Feb.
    [3] März
    [4] Apr.
    [5] Mai
    [6] Juni
    [7] Juli
    [8] Aug.
    [9] Sept.
    [10] Okt.
    [11] Nov.
   *[12] Dez.
}
date-for-people = { $day }. { $month } { $year }

## Tabellen zum Herunterladen

csv-title = CSV-Optionen
csv-separator = Trennzeichen
csv-comma = Komma
csv-semicolon = Semikolon
csv-tab = Tabulator
csv-mark = Byte-Order-Mark (BOM) einfügen
csv-mark-hint = Damit zeigt Excel Umlaute richtig an. Für andere Programme weglassen. Dieser Browser merkt sich die Auswahl.
