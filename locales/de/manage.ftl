## Die Liste der Konten

accounts-new = Konto erstellen
accounts-filter = Konten filtern
accounts-search = Name, Benutzername, E-Mail-Adresse oder ID
accounts-lists = Listen
accounts-remove-filter = Filter entfernen
accounts-more-conditions = Weitere Filter
accounts-columns = Spalten
accounts-days-hint = Tage beginnen und enden um Mitternacht UTC. Beide Tage zählen mit.
accounts-sort = Sortieren nach
accounts-any = Alle
accounts-yes = Ja
accounts-no = Nein
accounts-none = Keine
accounts-domain = E-Mail-Domain
accounts-created-from = Erstellt ab
accounts-created-until = Erstellt bis
accounts-seen-from = Letzte Anmeldung ab
accounts-seen-until = Letzte Anmeldung bis
accounts-seen-never = Nie
accounts-locked = Gesperrt
accounts-locked-now = Gerade gesperrt
accounts-state-kept = Alle außer gelöschten
accounts-state-any = Alle, auch gelöschte
accounts-state-entered = Aktiv oder deaktiviert
accounts-state-awaiting-email = Unbestätigt
accounts-state-active = Aktiv
accounts-state-disabled = Deaktiviert
accounts-state-deleted = Gelöscht
accounts-role-admin = Administrator
accounts-role-moderator = Moderator
accounts-role-editor = Redakteur
accounts-role-users-admin = Verwaltet Konten
accounts-role-none = Keine Rolle
accounts-glance = Schnellansicht
accounts-glance-close = Schließen
accounts-glance-previous = Vorheriges Konto
accounts-glance-next = Nächstes Konto
accounts-open = Konto öffnen
accounts-column-name = Name
accounts-column-username = Benutzername
accounts-column-address = E-Mail-Adresse
accounts-column-state = Status
accounts-column-role = Rolle
accounts-column-tags = Tags
accounts-tag = Tag
accounts-column-created = Erstellt
accounts-column-seen = Letzte Anmeldung
accounts-column-confirmed = Adresse bestätigt
accounts-column-password = Passwort gesetzt
accounts-column-language = Sprache
accounts-column-id = ID
accounts-column-uuid = UUID
accounts-column-ext-id = Externe ID
accounts-sort-name-up = Name, A bis Z
accounts-sort-name-down = Name, Z bis A
accounts-sort-username-up = Benutzername, A bis Z
accounts-sort-username-down = Benutzername, Z bis A
accounts-sort-address-up = E-Mail-Adresse, A bis Z
accounts-sort-address-down = E-Mail-Adresse, Z bis A
accounts-sort-created-up = Erstellt, älteste zuerst
accounts-sort-created-down = Erstellt, neueste zuerst
accounts-sort-seen-up = Letzte Anmeldung, älteste zuerst
accounts-sort-seen-down = Letzte Anmeldung, neueste zuerst
accounts-sort-id-up = ID, niedrigste zuerst
accounts-sort-id-down = ID, höchste zuerst
accounts-count = { $count ->
    [one] 1 Konto
   *[other] { $count } Konten
}
accounts-count-more = Mehr als { $count } Konten
accounts-count-unknown = Zu viele Konten zum Zählen
accounts-more-tags = und { $count } weitere
accounts-choose = Alle auf dieser Seite auswählen
accounts-choose-one = { $name } auswählen
accounts-export = Konten exportieren
accounts-export-what = Was exportiert wird
accounts-export-text = Alle Konten, die den Filtern entsprechen, mit ihren Tags, aber ohne Passwörter. Der Export wird im Prüfprotokoll festgehalten.
accounts-export-csv = Als CSV herunterladen
accounts-export-json = Als JSON herunterladen
accounts-erased = Konto endgültig gelöscht.
accounts-cursor-lost = Diese Seite gibt es nicht mehr. Hier ist die erste Seite.
accounts-cut-short = Es gibt nur wenige Treffer, deshalb wurde die Suche vorzeitig beendet. Wählen Sie „Weiter“, um fortzufahren, oder versuchen Sie eine andere Sortierung oder mehr Filter.
accounts-faulty = Ein Teil des Filters ist ungültig, deshalb wird nichts angezeigt. Korrigieren Sie ihn unten.
accounts-empty-title = Noch keine Konten
accounts-empty-text = Hier erscheinen alle, die sich registrieren. Sie können ein Konto auch selbst erstellen.
accounts-nothing-title = Keine Treffer
accounts-nothing-text = Kein Konto entspricht allen Filtern. Entfernen Sie einen oder setzen Sie die Filter zurück.
accounts-end-title = Keine weiteren Konten
accounts-end-text = Die Liste endet vor dieser Seite.

## Filter mit Namen

filters-title = Gespeicherte Filter
filters-lead = Sichtbar für alle, die Konten verwalten.
filters-renamed = Filter umbenannt.
filters-deleted = Filter gelöscht.
filters-manage = Verwalten
filters-save = Diesen Filter speichern
filters-save-button = Speichern
filters-saved = Filter gespeichert.
filters-name = Name des Filters
filters-by = Gespeichert von
filters-rename = Neuer Name
filters-rename-button = Umbenennen
filters-delete = Löschen
filters-delete-one = { $name } löschen
filters-unreadable = Ein Teil dieses Filters ist nicht mehr gültig. Öffnen Sie ihn, um zu sehen, welcher.
filters-empty-title = Keine gespeicherten Filter
filters-empty-text = Filtern Sie die Liste der Konten und speichern Sie den Filter unter einem Namen.

## Eine Aktion für viele Konten

bulk-title = Sammelaktionen
bulk-do = Aktion
bulk-of = Anwenden auf
bulk-of-chosen = Ausgewählte Konten
bulk-of-all = Alle Konten in dieser Liste ({ $count })
bulk-next = Weiter …
bulk-chosen = { $count } ausgewählt
bulk-back = Zurück zur Liste
bulk-and-more = und { $count } weitere
bulk-more-question = Auf mehr als { $count } Konten anwenden?
bulk-all-question = Auf alle Konten anwenden, die dem Filter entsprechen?
bulk-not-counted = Es sind zu viele, um sie vorab zu zählen. Die Seite der Sammelaktion zeigt den Fortschritt.
bulk-nobody-title = Keine Treffer
bulk-nobody-text = Kein Konto entspricht mehr der Auswahl. Gehen Sie zurück und wählen Sie andere aus.
bulk-turn = Jedes Konto wird vor der Änderung erneut geprüft. Konten, die dem Filter nicht mehr entsprechen, werden übersprungen.
bulk-background = Die Sammelaktion läuft im Hintergrund. Sie können den Fortschritt verfolgen und sie anhalten. Jede Änderung wird im Prüfprotokoll festgehalten.
bulk-passes-over-own = Ihr eigenes Konto wird übersprungen.
bulk-passes-over-rights = Konten von Administratoren und Kontoverwaltern werden übersprungen; nur ein Administrator darf sie ändern.
bulk-tag-name = Tag
bulk-tag-hint = Der Name eines vorhandenen Tags.
bulk-reason = Grund
bulk-reason-hint = Wird im Prüfprotokoll festgehalten und beim Konto angezeigt. Optional.
bulk-tag = Tag hinzufügen
bulk-tag-question = { $count ->
    [one] Einem Konto ein Tag hinzufügen?
   *[other] { $count } Konten ein Tag hinzufügen?
}
bulk-tag-follows = Konten, die das Tag schon haben, werden nicht geändert.
bulk-tag-button = Tag hinzufügen
bulk-untag = Tag entfernen
bulk-untag-question = { $count ->
    [one] Von einem Konto ein Tag entfernen?
   *[other] Von { $count } Konten ein Tag entfernen?
}
bulk-untag-follows = Konten ohne das Tag werden nicht geändert.
bulk-untag-button = Tag entfernen
bulk-tag-create = Tag erstellen, wenn es noch nicht vorhanden ist
bulk-tag-create-hint = Mit Standardfarbe und ohne Beschreibung. Sie können es unter „Tags“ bearbeiten.
bulk-role = Rolle ändern
bulk-role-question = { $count ->
    [one] Die Rolle eines Kontos ändern?
   *[other] Die Rolle von { $count } Konten ändern?
}
bulk-role-follows = Konten, die die Rolle schon haben, werden nicht geändert. „Verwaltet Konten“ bleibt, wie es ist.
bulk-role-button = Rolle ändern
bulk-role-ends = Wenn sich die Berechtigungen eines Kontos ändern, wird die Person überall abgemeldet, und frühere Links gelten nicht mehr.
bulk-role-last = Der letzte Administrator wird übersprungen.
bulk-grant-users-admin = Kontoverwaltung erlauben
bulk-grant-users-admin-question = { $count ->
    [one] Einem Konto die Kontoverwaltung erlauben?
   *[other] { $count } Konten die Kontoverwaltung erlauben?
}
bulk-grant-users-admin-follows = Die Personen können Konten verwalten, außer denen von Administratoren und Kontoverwaltern. Auf Einstellungen und Schlüssel haben sie keinen Zugriff, und Tags können sie nicht bearbeiten.
bulk-grant-users-admin-button = Kontoverwaltung erlauben
bulk-revoke-users-admin = Kontoverwaltung entziehen
bulk-revoke-users-admin-question = { $count ->
    [one] Einem Konto die Kontoverwaltung entziehen?
   *[other] { $count } Konten die Kontoverwaltung entziehen?
}
bulk-revoke-users-admin-follows = Laufende Sammelaktionen dieser Personen enden sofort. Administratoren können weiterhin Konten verwalten.
bulk-revoke-users-admin-button = Kontoverwaltung entziehen
bulk-send-reset = E-Mail zum Zurücksetzen des Passworts senden
bulk-send-reset-question = { $count ->
    [one] Die E-Mail zum Zurücksetzen des Passworts an ein Konto senden?
   *[other] Die E-Mail zum Zurücksetzen des Passworts an { $count } Konten senden?
}
bulk-send-reset-follows = Jede Person erhält eine E-Mail mit einem Link, um ein neues Passwort zu wählen; frühere Links gelten nicht mehr. Bis dahin gilt das alte Passwort. Konten, die deaktiviert sind, keine E-Mail-Adresse haben oder in der letzten Stunde zu viele solche E-Mails erhalten haben, werden übersprungen.
bulk-send-reset-button = E-Mail senden
bulk-resend-confirmation = Bestätigungs-E-Mail erneut senden
bulk-resend-confirmation-question = { $count ->
    [one] Bestätigungs-E-Mail erneut an ein Konto senden?
   *[other] Bestätigungs-E-Mail erneut an { $count } Konten senden?
}
bulk-resend-confirmation-follows = Jedes unbestätigte Konto erhält einen neuen Link und Code; frühere gelten nicht mehr. Konten, die bestätigt sind, keine E-Mail-Adresse haben oder in der letzten Stunde zu viele solche E-Mails erhalten haben, werden übersprungen.
bulk-resend-confirmation-button = E-Mail erneut senden
bulk-disable = Deaktivieren
bulk-disable-question = { $count ->
    [one] Ein Konto deaktivieren?
   *[other] { $count } Konten deaktivieren?
}
bulk-disable-follows = Niemand kann sich mehr mit diesen Konten anmelden, und ihre Sitzungen und Tokens enden sofort. Der letzte Administrator wird übersprungen.
bulk-disable-button = Deaktivieren
bulk-enable = Aktivieren
bulk-enable-question = { $count ->
    [one] Ein Konto aktivieren?
   *[other] { $count } Konten aktivieren?
}
bulk-enable-follows = Mit diesen Konten kann man sich wieder anmelden. Unbestätigte E-Mail-Adressen müssen weiterhin bestätigt werden.
bulk-enable-button = Aktivieren
bulk-end-sessions = Sitzungen beenden
bulk-end-sessions-question = { $count ->
    [one] Die Sitzungen eines Kontos beenden?
   *[other] Die Sitzungen von { $count } Konten beenden?
}
bulk-end-sessions-follows = Die Konten werden sofort überall abgemeldet, und API-Tokens gelten nicht mehr. Eine neue Anmeldung ist möglich.
bulk-end-sessions-button = Sitzungen beenden
bulk-delete = Löschen
bulk-delete-question = { $count ->
    [one] Ein Konto löschen?
   *[other] { $count } Konten löschen?
}
bulk-delete-follows = Niemand kann sich mehr mit diesen Konten anmelden, und ihre Sitzungen und Tokens enden sofort. Die Konten bleiben erhalten und Benutzername und externe ID vergeben, bis jemand sie wiederherstellt oder endgültig löscht. Der letzte Administrator wird übersprungen.
bulk-delete-button = Löschen

jobs-title = Sammelaktionen
jobs-lead = Die neuesten zuerst.
jobs-action = Aktion
jobs-state = Status
jobs-state-running = Läuft
jobs-state-done = Abgeschlossen
jobs-state-cancelled = Angehalten
jobs-state-failed = Fehlgeschlagen
jobs-progress = Fortschritt
jobs-dealt-with = { $done } von { $all } Konten
jobs-dealt-with-so-far = Bisher { $done } Konten, etwa { $percent } %
jobs-changed = Geändert
jobs-skipped = Übersprungen
jobs-by = Gestartet von
jobs-created = Gestartet
jobs-finished = Beendet
jobs-cancel = Anhalten
jobs-cancel-hint = Bereits vorgenommene Änderungen bleiben erhalten.
jobs-refresh = Aktualisieren
jobs-to-accounts = Zu den Konten
jobs-failed = Die Sammelaktion ist fehlgeschlagen. Bereits vorgenommene Änderungen bleiben erhalten. Details stehen im Prüfprotokoll und im Log.
jobs-failed-not-allowed = Die Person, die sie gestartet hat, darf keine Konten mehr verwalten.
jobs-failed-tag-gone = Das Tag im Filter gibt es nicht.
jobs-failed-broken = Ursache: { $cause }.
jobs-unreadable-title = Sammelaktion { $id }
jobs-unreadable = Diese Sammelaktion lässt sich nicht lesen: Der Eintrag in der Datenbank enthält einen Wert, den diese Version von Rollbook nicht kennt ({ $column }).
jobs-unreadable-why = Eine neuere Version hat sie gestartet, oder ein anderes Programm hat die Datenbank geändert. Bereits vorgenommene Änderungen bleiben erhalten; sie stehen im Prüfprotokoll.
jobs-unreadable-ended = Beendet
jobs-unreadable-over = Die Sammelaktion ist beendet und ändert nichts mehr. Wenn noch Konten offen sind, starten Sie die Aktion erneut.
jobs-unreadable-administrator = Nur Administratoren können sie anhalten.
jobs-empty-title = Noch keine Sammelaktionen
jobs-empty-text = Wählen Sie Konten in der Liste aus oder filtern Sie sie, und wählen Sie eine Sammelaktion.
jobs-skips-title = Übersprungen
jobs-skips-who = Konto
jobs-skip-already-so = Nichts zu ändern
jobs-skip-no-longer-fits = Entspricht nicht mehr dem Filter
jobs-skip-gone = Nicht mehr vorhanden
jobs-skip-own = Ihr eigenes Konto
jobs-skip-out-of-reach = Nur ein Administrator darf es ändern
jobs-skip-last-administrator = Letzter Administrator
jobs-skip-deleted = Gelöscht
jobs-skip-disabled = Deaktiviert
jobs-skip-no-address = Keine E-Mail-Adresse
jobs-skip-already-confirmed = Bereits bestätigt
jobs-skip-too-many-mails = Zu viele solche E-Mails in der letzten Stunde
jobs-skip-tag-retired = Das Tag ist archiviert

## Der Rahmen der Konsole

console-search = Suchen
console-search-label = Konten, E-Mails, Tags und Seiten der Konsole suchen
console-state-active = Aktiv
console-state-awaiting-email = Unbestätigt
console-state-disabled = Deaktiviert
console-state-deleted = Gelöscht

## Ein Konto in der Konsole

console-account-edit = Bearbeiten
console-account-share-link = Link teilen
console-account-correct = Adresse korrigieren
console-account-reset = E-Mail zum Zurücksetzen des Passworts senden
console-account-resend = Bestätigungs-E-Mail erneut senden
console-account-invite = Einladung senden
console-account-confirm = Manuell bestätigen
console-account-unlock = Entsperren
console-account-take-factor = Zwei-Schritt-Anmeldung zurücksetzen …
console-account-enable = Aktivieren
console-account-disable = Deaktivieren …
console-account-restore = Wiederherstellen
console-account-delete = Löschen …
console-account-erase = Endgültig löschen …
console-account-out-of-reach = Dieses Konto verwaltet andere Konten. Nur ein Administrator kann es ändern.
console-account-erase-at = Gelöscht. Endgültige Löschung am
console-account-link-confirm = Link zum Bestätigen der E-Mail-Adresse
console-account-link-invite = Einladung, ein Passwort zu wählen

console-identity = Profil
console-no-name = keiner (Benutzername wird angezeigt)
console-provisional = bis die E-Mail-Adresse bestätigt ist
console-ext-id = Externe ID
console-created = Erstellt
console-no-language = Standard
console-privacy-version = Version { $version }
console-privacy-none = noch nicht zugestimmt
console-access = Zugriff
console-state = Status
console-role-change = Ändern
console-has-password = gesetzt
console-has-no-password = keines (Zugriff nur über Link oder Token)
console-must-change = muss geändert werden
console-never = nie
console-factors = Zwei-Schritt-Anmeldung
console-factors-none = aus
console-factor-totp = Authenticator-App
console-failed = Falsche Passwörter in Folge
console-locked = Gesperrt
console-locked-until = bis
console-attempts = { $count ->
    [one] 1 Versuch
   *[other] { $count } Versuche
}
console-links = { $count ->
    [one] 1 Link
   *[other] { $count } Links
}
console-link-by-hand = Geteilt
console-link-works-until = läuft ab
console-link-expired = abgelaufen
console-link-used = verwendet
console-link-replaced = durch einen neueren Link oder eine Änderung ersetzt
console-link-dead = gilt nicht mehr
console-history = Aktivität
console-history-none = Noch keine Aktivität.
console-sessions = Sitzungen
console-sessions-none = Keine aktiven Sitzungen.
console-session-unknown = Unbekannter Browser
console-session-this = Dieser Browser
console-session-factor = Zwei-Schritt-Anmeldung
console-session-seen = zuletzt aktiv
console-session-remembered = bleibt angemeldet
console-end-all = Alle beenden …
console-end-one = Beenden
console-grants = API-Tokens
console-grants-none = Keine App hat ein Token für dieses Konto.
console-grant-until = läuft ab
console-end-grant = Widerrufen
console-end-of-life = Konto löschen
console-end-own = Das ist Ihr eigenes Konto. Löschen können Sie es auf Ihrer Kontoseite:
console-activity-about = Im Prüfprotokoll anzeigen
console-activity-by-them = Eigene Aktionen anzeigen
console-activity-own = selbst
console-activity-by = durch
console-activity-by-key = mit API-Schlüssel
console-activity-by-command = über die Kommandozeile
console-activity-by-system = automatisch
console-activity-by-visitor = nicht angemeldet
console-activity-from = von
console-activity-tag = Tag
console-activity-reason = Grund
console-activity-new-device = Neuer Browser
console-activity-failed = Fehlversuche in Folge

## Warum eine Bestätigung nicht ankam

console-why-no-address = Keine E-Mail-Adresse
console-why-no-address-text = Dieses Konto hat keine E-Mail-Adresse; es gibt nichts zu bestätigen.
console-why-confirmed = Die E-Mail-Adresse ist bestätigt
console-why-confirmed-mail = Durch Link oder Code in einer E-Mail,
console-why-confirmed-link = Durch einen geteilten Link,
console-why-confirmed-hand = Manuell durch einen Administrator,
console-why-confirmed-creation = Beim Erstellen des Kontos,
console-why-not-asked = Noch keine Bestätigungs-E-Mail gesendet
console-why-not-asked-text = An diese Adresse wurde noch keine Bestätigungs-E-Mail gesendet. Senden Sie eine, teilen Sie einen Link oder bestätigen Sie manuell.
console-why-mail-gone = Die E-Mail ist nicht mehr gespeichert
console-why-mail-gone-text = Vor einiger Zeit wurde eine Bestätigungs-E-Mail gesendet. Senden Sie eine neue.
console-why-handed-over = Ein Link wurde geteilt und noch nicht verwendet
console-why-handed-over-text = Es wurde keine E-Mail gesendet. Die Person hat den Link, aber noch nicht verwendet.
console-why-hand-expired = Der geteilte Link ist abgelaufen
console-why-hand-expired-text = Teilen Sie einen neuen Link oder bestätigen Sie manuell.
console-why-refused = Der Mailserver hat die E-Mail abgelehnt
console-why-refused-text = Sie wird nicht automatisch erneut gesendet. Die Antwort des Servers nennt den Grund; oft ist es ein Tippfehler in der Adresse.
console-why-given-up = Die E-Mail konnte nicht zugestellt werden
console-why-given-up-text = Der Mailserver hat sie nach mehreren Versuchen nicht angenommen. Wenn er wieder funktioniert, senden Sie die Bestätigungs-E-Mail erneut.
console-why-discarded = Die E-Mail wurde verworfen
console-why-discarded-text = Ein Administrator hat sie vor dem Versand aus dem Postausgang entfernt. Senden Sie eine neue.
console-why-withdrawn = Die E-Mail wurde zurückgezogen
console-why-withdrawn-text = Ihr Link galt vor dem Versand nicht mehr. Senden Sie eine neue.
console-why-no-server = Es ist kein Mailserver eingerichtet
console-why-no-server-text = Die E-Mail liegt im Postausgang. Solange kein Mailserver eingerichtet ist, teilen Sie stattdessen einen Link.
console-why-retrying = Der Mailserver hat die E-Mail noch nicht angenommen
console-why-retrying-text = Sie wird automatisch erneut gesendet. Die Antwort des Servers steht unten.
console-why-waiting = Die E-Mail wird gleich gesendet
console-why-waiting-text = Sie liegt im Postausgang und wird in wenigen Sekunden gesendet.
console-why-sent = Die E-Mail wurde gesendet, die Adresse ist aber noch nicht bestätigt
console-why-sent-text = Der Mailserver hat sie angenommen. Bitten Sie die Person, im Spam-Ordner nachzusehen; der Link gilt noch.
console-why-expired = Die E-Mail wurde gesendet, aber ihr Link ist abgelaufen
console-why-expired-text = Der Link wurde nicht rechtzeitig verwendet. Senden Sie einen neuen.
console-why-replaced = Der Link der letzten E-Mail gilt nicht mehr
console-why-replaced-text = Er wurde durch einen neueren Link oder eine Änderung am Konto ersetzt. Senden Sie einen neuen.
console-why-used = Der Link wurde verwendet
console-why-used-text = Der Link der letzten E-Mail wurde verwendet, ohne diese Adresse zu bestätigen. Senden Sie eine neue Bestätigungs-E-Mail.
console-why-mail = E-Mail
console-why-mail-show = E-Mail anzeigen
console-why-to = An
console-why-reply = Antwort des Servers
console-why-next = Nächster Versuch
console-why-when = Wann
console-why-link = Link

## Antworten auf Handlungen

console-flash-created = Konto erstellt.
console-flash-created-invited = Konto erstellt und Einladung gesendet.
console-flash-edited = Gespeichert.
console-flash-edited-mailed = Gespeichert. Wir haben eine Bestätigungs-E-Mail an die neue Adresse gesendet.
console-flash-edited-not-mailed = Gespeichert. Es wurde keine Bestätigungs-E-Mail gesendet: An diese Adresse gingen in der letzten Stunde zu viele.
console-flash-unchanged = Es wurde nichts geändert.
console-flash-role-changed = Rolle geändert.
console-flash-tagged = Tag hinzugefügt.
console-flash-untagged = Tag entfernt.
console-flash-confirmed = Adresse bestätigt.
console-flash-resent = Bestätigungs-E-Mail gesendet. Frühere Links gelten nicht mehr.
console-flash-reset-sent = E-Mail zum Zurücksetzen des Passworts gesendet. Frühere Links gelten nicht mehr.
console-flash-invited = Einladung gesendet. Frühere Einladungen gelten nicht mehr.
console-flash-sessions-ended = Abgemeldet. Eine neue Anmeldung ist nötig.
console-flash-nothing-to-end = Es gab nichts zu beenden.
console-flash-unlocked = Konto entsperrt.
console-flash-not-locked = Das Konto war nicht gesperrt.
console-flash-factor-off = Zwei-Schritt-Anmeldung zurückgesetzt. Die Person wurde per E-Mail benachrichtigt.
console-flash-no-factor = Dieses Konto verwendet die Zwei-Schritt-Anmeldung nicht.
console-flash-disabled = Konto deaktiviert und überall abgemeldet.
console-flash-enabled = Konto aktiviert.
console-flash-deleted = Konto gelöscht. Sie können es hier wiederherstellen.
console-flash-restored = Konto wiederhergestellt.
console-flash-no-address = Dieses Konto hat keine E-Mail-Adresse. Fügen Sie zuerst eine hinzu.
console-flash-already-confirmed = Die Adresse ist bereits bestätigt.
console-flash-has-password = Diese Person hat bereits ein Passwort und benötigt keine Einladung.
console-flash-is-disabled = Das Konto ist deaktiviert. Aktivieren Sie es zuerst.
console-flash-too-many-mails = An diese Adresse wurden in der letzten Stunde zu viele solche E-Mails gesendet. Versuchen Sie es später erneut, oder teilen Sie einen Link.
console-flash-already-disabled = Das Konto ist bereits deaktiviert oder gelöscht.
console-flash-not-disabled = Das Konto war nicht deaktiviert.
console-flash-already-deleted = Das Konto ist bereits gelöscht.
console-flash-not-deleted = Das Konto ist nicht gelöscht.
console-flash-is-deleted = Das Konto ist gelöscht. Stellen Sie es zuerst wieder her.
console-flash-own-account = Das ist beim eigenen Konto nicht möglich.
console-flash-own-role = Sie können Ihre eigene Rolle nicht ändern. Bitten Sie einen anderen Administrator.
console-flash-last-administrator = Das ist der letzte Administrator, der sich anmelden kann. Machen Sie zuerst jemand anderen zum Administrator.
console-flash-no-such-tag = Es gibt kein Konto-Tag mit diesem Namen.
console-flash-already-tagged = Das Konto hat dieses Tag bereits.
console-flash-not-tagged = Das Konto hatte dieses Tag nicht.

## Fragen, bevor etwas geschieht

console-question-back = Abbrechen
console-question-reason = Grund
console-question-reason-hint = Wird im Prüfprotokoll festgehalten und anderen Administratoren angezeigt. Die Person sieht ihn nicht.
console-factor-title = Zwei-Schritt-Anmeldung zurücksetzen?
console-factor-lead = Für Personen, die ihre Authenticator-App und ihre Wiederherstellungscodes verloren haben. Vergewissern Sie sich, mit wem Sie es zu tun haben.
console-factor-password = Die Person meldet sich nur mit ihrem Passwort an, bis sie die Zwei-Schritt-Anmeldung neu einrichtet.
console-factor-codes = Auch ihre Wiederherstellungscodes gelten nicht mehr.
console-factor-mail = Die Person wird per E-Mail benachrichtigt.
console-factor-button = Zwei-Schritt-Anmeldung zurücksetzen
console-disable-title = Dieses Konto deaktivieren?
console-disable-lead = Die Person kann sich nicht mehr anmelden, bis jemand das Konto wieder aktiviert.
console-disable-sessions = Alle Sitzungen und API-Tokens enden sofort.
console-disable-taken = Benutzername und E-Mail-Adresse bleiben vergeben.
console-disable-back = Es geht nichts verloren. Beim Aktivieren wird alles wiederhergestellt, außer den Sitzungen.
console-disable-button = Konto deaktivieren
console-confirm-title = Adresse manuell bestätigen?
console-confirm-lead = Tun Sie das nur, wenn Sie wissen, dass die Adresse dieser Person gehört.
console-confirm-counts = Die Adresse gilt als bestätigt, und das Konto wird aktiv.
console-confirm-links-end = Bereits gesendete Bestätigungslinks gelten nicht mehr.
console-confirm-no-password = Das Konto hat kein Passwort. Teilen Sie danach eine Einladung, damit die Person eines wählen kann.
console-confirm-button = Adresse bestätigen
console-end-all-title = Alle Sitzungen beenden?
console-end-all-lead = Wer mit diesem Konto angemeldet ist, muss sich neu anmelden.
console-end-all-signed-out = Jeder Browser wird abgemeldet.
console-end-all-tokens = Jedes API-Token und sein Aktualisierungstoken werden widerrufen.
console-end-all-button = Alle Sitzungen beenden
console-delete-title = Dieses Konto löschen?
console-delete-lead = Das Konto wird geschlossen und nicht mehr aufgeführt. Sie können es später wiederherstellen.
console-delete-sessions = { $count ->
    [0] Niemand ist angemeldet.
    [one] 1 Sitzung oder Token endet.
   *[other] { $count } Sitzungen und Tokens enden.
}
console-delete-taken = Benutzername, E-Mail-Adresse und externe ID bleiben vergeben.
console-delete-kept = Alles bleibt erhalten, bis jemand das Konto wiederherstellt oder endgültig löscht.
console-delete-button = Konto löschen
console-erase-title = Dieses Konto endgültig löschen?
console-erase-lead = Sofort endgültig gelöscht werden:
console-erase-account = Das Konto { $username } mit Name, E-Mail-Adresse, Passwort und Einstellungen. Benutzername, E-Mail-Adresse und externe ID werden wieder frei.
console-erase-sessions = { $count ->
    [0] Keine Sitzungen oder Tokens.
    [one] 1 Sitzung oder Token.
   *[other] { $count } Sitzungen und Tokens.
}
console-erase-tags = { $count ->
    [0] Keine Tags.
    [one] Das Tag des Kontos. Das Tag selbst bleibt erhalten.
   *[other] Die { $count } Tags des Kontos. Die Tags selbst bleiben erhalten.
}
console-erase-mails = { $count ->
    [0] Keine E-Mails.
    [one] Empfänger und Text einer E-Mail.
   *[other] Empfänger und Texte von { $count } E-Mails.
}
console-erase-audit = { $count ->
    [one] Personenbezogene Daten in 1 Eintrag im Prüfprotokoll. Der Eintrag selbst bleibt erhalten.
   *[other] Personenbezogene Daten in { $count } Einträgen im Prüfprotokoll. Die Einträge selbst bleiben erhalten.
}
console-erase-never-back = Das lässt sich nur durch Einspielen einer Sicherung der ganzen Datenbank rückgängig machen.
console-erase-button = Endgültig löschen

## Bearbeiten, die Rolle

console-edit-title = Konto bearbeiten
console-edit-name-hint = Für andere sichtbar. Bleibt das Feld leer, wird der Benutzername angezeigt.
console-edit-email-hint = Eine Änderung beendet alle Sitzungen, Tokens und Links und benachrichtigt die alte Adresse.
console-edit-proof = Wenn sich die E-Mail-Adresse ändert
console-edit-proof-mail = Bestätigungs-E-Mail senden
console-edit-proof-mail-hint = Die Adresse ist bestätigt, wenn die Person den Link öffnet.
console-edit-proof-hand = Als bestätigt markieren
console-edit-proof-hand-hint = Sie wissen, dass sie dieser Person gehört.
console-edit-proof-later = Vorerst unbestätigt lassen
console-role-title = Rolle ändern
console-role-none = Keine Rolle
console-role-none-hint = Ein normales Konto.
console-role-other-hint = Für andere Systeme, die die Rolle lesen. Sie gibt hier keine Berechtigungen.
console-role-admin-hint = Voller Zugriff: Einstellungen, Schlüssel und andere Administratoren.
console-role-users-admin-hint = Verwaltet Konten, außer denen von Administratoren und Kontoverwaltern. Kein Zugriff auf Einstellungen und Schlüssel, kein Bearbeiten von Tags.
console-role-ends = Wenn sich die Berechtigungen ändern, wird die Person überall abgemeldet, und frühere Links gelten nicht mehr.

## Einen Link übergeben

console-link-title = Link teilen
console-link-lead = Für Personen, die keine E-Mails empfangen können: Zeigen Sie den Link auf Ihrem Bildschirm, als QR-Code oder auf Papier. Das Passwort kennt immer nur die Person selbst.
console-link-refused = Dieser Link passt nicht zum aktuellen Status des Kontos. Wählen Sie einen anderen.
console-link-confirm = E-Mail-Adresse bestätigen
console-link-confirm-text = Die Person öffnet den Link und bestätigt. Hat das Konto kein Passwort, wählt sie es auf derselben Seite.
console-link-invite = Erstes Passwort wählen
console-link-invite-text = Die Person wählt ein Passwort und kann sich anmelden.
console-link-reset = Passwort zurücksetzen
console-link-reset-text = Für Personen, die ihr Passwort vergessen haben. Die Zwei-Schritt-Anmeldung gilt weiterhin.
console-link-valid = { $hours ->
    [one] Gilt einmal, läuft in 1 Stunde ab, ersetzt frühere Links.
    [168] Gilt einmal, läuft in 1 Woche ab, ersetzt frühere Links.
   *[other] Gilt einmal, läuft in { $hours } Stunden ab, ersetzt frühere Links.
}
console-link-make = Link erstellen
console-link-none = Kein Link nötig
console-link-none-text = Die E-Mail-Adresse ist bestätigt oder fehlt, oder das Konto ist geschlossen.
console-link-once = Dieser Link wird nur einmal angezeigt. Teilen Sie ihn, bevor Sie die Seite verlassen.
console-link-url = Link
console-link-until = Gilt einmal, läuft ab
console-link-safe = Wer den Link hat, kann ihn verwenden. Teilen Sie ihn nur mit dieser Person.
console-link-qr = QR-Code des Links
console-link-to-account = Zum Konto
console-slip-print = Drucken
console-slip-for = Für
console-slip-confirm = Öffnen Sie diese Adresse oder scannen Sie den Code mit dem Smartphone, und bestätigen Sie Ihre E-Mail-Adresse.
console-slip-invite = Öffnen Sie diese Adresse oder scannen Sie den Code mit dem Smartphone, und wählen Sie ein Passwort.
console-slip-reset = Öffnen Sie diese Adresse oder scannen Sie den Code mit dem Smartphone, und wählen Sie ein neues Passwort.
console-slip-code = Oder geben Sie Ihre E-Mail-Adresse und diesen Code ein unter
console-slip-until = Läuft ab
console-slip-note = Gilt einmal. Behalten Sie ihn für sich und vernichten Sie ihn nach Gebrauch.

## Ein Konto anlegen

console-new-title = Konto erstellen
console-new-lead = Sie legen nie ein Passwort für andere fest. Die Person wählt es selbst.
console-new-who = Profil
console-new-username-hint = Buchstaben von a bis z, Ziffern, Bindestriche und Unterstriche. Er muss eindeutig sein.
console-new-vouch = Adresse als bestätigt markieren
console-new-vouch-hint = Sie wissen, dass sie dieser Person gehört.
console-new-welcome-title = Passwort
console-new-welcome = Wie die Person eingeladen wird
console-new-mail = Einladung per E-Mail senden
console-new-mail-hint = Mit einem Link zum Wählen eines Passworts. Er läuft in 1 Woche ab.
console-new-hand = Link teilen
console-new-hand-hint = Auf der nächsten Seite, auch als QR-Code oder auf Papier.
console-new-none = Noch nicht einladen
console-new-none-hint = Ohne Passwort ist Zugriff nur über ein Token oder das Zurücksetzen des Passworts möglich.
console-new-no-server = Es ist kein Mailserver eingerichtet. Eine Einladung per E-Mail bliebe bis dahin im Postausgang.
console-new-more = Weitere Optionen
console-new-role-hint = Um eine Rolle zu vergeben, müssen Sie Ihr eigenes Passwort eingeben.
console-new-tags-hint = Namen von Tags, durch Kommas getrennt.
console-new-ext-id-hint = Eine ganze Zahl, die diese Person in einem anderen System bezeichnet. Sie lässt sich später nicht ändern.
console-new-button = Konto erstellen
console-new-prove = Um eine Rolle zu vergeben, bestätigen Sie Ihre Identität: Geben Sie Ihr Passwort in einem anderen Fenster ein und senden Sie dann dieses Formular erneut. Ihre Eingaben bleiben erhalten.
console-new-prove-link = Passwort eingeben

## Tags

console-tags-lead = Markierungen für Konten, hier und in anderen Systemen.
console-tags-search = Name oder Beschreibung
console-tags-show = Filtern nach
console-tags-any = Alle
console-tags-in-use = In Verwendung
console-tags-retired = Archiviert
console-tags-all = Alle
console-tags-count = { $count ->
    [one] 1 Tag
   *[other] { $count } Tags
}
console-tags-none = Noch keine Tags
console-tags-none-text = Tags markieren Konten, die zusammengehören, zum Beispiel ein Team oder einen Kurs.
console-tags-none-found = Keine Treffer
console-tags-none-found-text = Kein Tag entspricht diesem Filter.
console-tags-none-here = Dieses Konto hat keine Tags.
console-tag-new = Tag erstellen
console-tag-name = Name
console-tag-name-hint = Höchstens 64 Zeichen. Namen müssen innerhalb eines Typs eindeutig sein.
console-tag-type = Typ
console-tag-type-user = Für Konten
console-tag-type-user-hint = Kann Konten hinzugefügt werden.
console-tag-type-category = Für Kategorien
console-tag-type-category-hint = Für andere Systeme. Kann Konten nicht hinzugefügt werden.
console-tag-description = Beschreibung
console-tag-color = Farbe
console-tag-color-hint = Erscheint als Punkt neben dem Namen.
console-tag-visible = Sichtbar
console-tag-visible-hint = Andere Systeme dürfen es allen anzeigen.
console-tag-active-label = Aktiv
console-tag-active-hint = Andere Systeme verwenden es.
console-tag-state = Status
console-tag-active = Aktiv
console-tag-inactive = Inaktiv
console-tag-hidden = Ausgeblendet
console-tag-retired = Archiviert
console-tag-is-retired = Dieses Tag ist archiviert. Es kann Konten nicht hinzugefügt werden.
console-tag-accounts = { $count ->
    [one] 1 Konto
   *[other] { $count } Konten
}
console-tag-retire = Archivieren
console-tag-retire-text = { $count ->
    [0] Es kann Konten nicht mehr hinzugefügt werden. Sie können es wiederherstellen.
    [one] Es kann Konten nicht mehr hinzugefügt werden. Das eine Konto, das es hat, behält es. Sie können es wiederherstellen.
   *[other] Es kann Konten nicht mehr hinzugefügt werden. Die { $count } Konten, die es haben, behalten es. Sie können es wiederherstellen.
}
console-tag-retire-button = Tag archivieren
console-tag-restore = Wiederherstellen
console-tag-restore-text = Es kann Konten wieder hinzugefügt werden.
console-tag-restore-button = Tag wiederherstellen
console-tag-flash-created = Tag erstellt.
console-tag-flash-edited = Gespeichert.
console-tag-flash-unchanged = Es wurde nichts geändert.
console-tag-flash-retired = Tag archiviert.
console-tag-flash-merged = Tags zusammengeführt.
console-merge-title = Tags zusammenführen
console-merge-heading = Zusammenführen
console-merge-lead = Konten und gespeicherte Filter mit diesem Tag erhalten stattdessen das andere Tag; dieses Tag wird archiviert.
console-merge-open = Mit einem anderen Tag zusammenführen …
console-merge-into = Zusammenführen mit
console-merge-into-hint = Der Name eines vorhandenen Tags desselben Typs.
console-merge-button = Tags zusammenführen
console-merge-other = Anderes Tag wählen
console-merge-accounts = { $count ->
    [0] Kein Konto hat dieses Tag.
    [one] Ein Konto erhält stattdessen das andere Tag.
   *[other] { $count } Konten erhalten stattdessen das andere Tag.
}
console-merge-both = { $count ->
    [one] Ein Konto hat bereits beide und behält nur das andere Tag.
   *[other] { $count } Konten haben bereits beide und behalten nur das andere Tag.
}
console-merge-filters = { $count ->
    [0] Kein gespeicherter Filter verwendet dieses Tag.
    [one] Ein gespeicherter Filter verwendet künftig das andere Tag.
   *[other] { $count } gespeicherte Filter verwenden künftig das andere Tag.
}
console-merge-archived = Dieses Tag wird archiviert. Das Zusammenführen lässt sich nicht rückgängig machen: Wenn Sie das Tag später wiederherstellen, hat es keine Konten.
console-merge-recorded = Jede Änderung wird im Prüfprotokoll festgehalten. Frühere Einträge behalten den alten Namen.
console-tag-flash-restored = Tag wiederhergestellt.
console-give-tag-title = Tag hinzufügen
console-give-tag-button = Hinzufügen
console-give-tag-list = Aus einer Liste wählen
console-give-tag-search = Tags suchen
console-give-tag-none = Keine Treffer
console-give-tag-none-text = Kein verfügbares Tag enthält das im Namen.
console-give-tag-most = Die ersten 20 werden angezeigt. Geben Sie mehr vom Namen ein, um andere zu finden.
console-take-tag = Entfernen

## Every page

skip-link = Zum Inhalt springen

## The account

role-admin = Administrator
role-moderator = Moderator
role-editor = Redakteur
role-users-admin = Verwaltet Konten

## Die Suche der Konsole

console-search-title = Suche
console-search-empty = Was suchen Sie?
console-search-empty-text = Teil eines Namens, Benutzernamens oder einer E-Mail-Adresse; eine ID, UUID oder externe ID; der Empfänger einer E-Mail; ein Tag; oder der Name einer Seite oder Einstellung. Die Taste / öffnet die Suche auf jeder Seite.
console-search-nothing = Keine Treffer
console-search-nothing-text = Prüfen Sie die Schreibweise oder suchen Sie nach einem Teil des Wortes. Endgültig gelöschte Konten sind hier nicht zu finden; ihre IDs stehen im Prüfprotokoll.
console-search-pages = Seiten und Einstellungen
console-search-new-account = Konto erstellen
console-search-carriers = { $count ->
    [one] 1 Konto
   *[other] { $count } Konten
}
