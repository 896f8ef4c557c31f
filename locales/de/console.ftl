## Der Rahmen der Konsole

header-console = Konsole
console-navigation = Konsole
console-breadcrumbs = Wo du bist
console-pagination = Seiten
console-previous = Zurück
console-next = Weiter
console-section-home = Übersicht
console-section-accounts = Konten
console-section-mail = Mail
console-section-tags = Tags
console-section-keys = Schlüssel und Clients
console-section-settings = Einstellungen
console-section-audit = Prüfprotokoll
console-section-system = System
console-home-lead = Hier ist alles über die Anmeldung von { $site }.
