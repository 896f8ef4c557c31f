## Der Rahmen der Konsole

header-console = Konsole
console-navigation = Konsole
console-breadcrumbs = Wo du bist
console-pagination = Seiten
console-previous = Zurück
console-next = Weiter
console-menu = Menü
console-first = Erste Seite
console-filter = Anzeigen
console-filter-clear = Ohne Filter
console-copy = Kopieren
console-copied = Kopiert
console-section-home = Übersicht
console-section-accounts = Konten
console-section-mail = Mail
console-section-tags = Tags
console-section-keys = Schlüssel und Clients
console-section-settings = Einstellungen
console-section-audit = Prüfprotokoll
console-section-system = System

## Fragen, bevor etwas geschieht

console-save = Speichern

## Tags

console-page-of = Seite { $page } von { $pages }

## Signing in, the second step

field-app-code = Code aus deiner App
field-recovery-code = Wiederherstellungscode

## Proving once more

field-any-code = Code

## Every page

title-error = Bitte prüfen:
header-account = Dein Konto
header-language = Sprache
footer-privacy = Datenschutzerklärung
footer-product = Läuft mit Rollbook
busy = Einen Moment …
opens-new-tab = öffnet sich in einem neuen Tab
to-start = Zur Startseite

## Forms

form-required = Bitte fülle die Felder mit * aus.
field-name = Name
field-email = E-Mail-Adresse
field-username = Benutzername
field-login = E-Mail-Adresse oder Benutzername
field-password = Passwort
field-current-password = Bisheriges Passwort
field-new-password = Neues Passwort
field-privacy = Datenschutzerklärung
field-code = Code aus der Mail

## The account

back-to-account = Zurück zu deinem Konto
