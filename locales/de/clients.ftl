## Schlüssel und Clients in der Konsole

keys-lead = Wie andere Programme Zugriff erhalten. Geheimnisse werden einmal angezeigt und nur als Hash oder verschlüsselt aufbewahrt.
keys-proof-needed = Ihre letzte Passworteingabe liegt schon etwas zurück. Laden Sie diese Seite neu, um Ihre Identität zu bestätigen, und füllen Sie das Formular dann erneut aus.
keys-done-revoked = Schlüssel widerrufen. Anfragen damit werden jetzt abgelehnt.
keys-done-client-created = Client erstellt. Programme können damit jetzt Personen anmelden.
keys-done-client-renamed = Client umbenannt.
keys-done-client-deleted = Client gelöscht. Alle, die darüber angemeldet waren, sind abgemeldet.
keys-done-jwt-ended = Der alte Schlüssel gilt nicht mehr.
keys-cancel = Abbrechen

keys-api-title = API-Schlüssel
keys-api-lead = Für Programme, die Personen registrieren und verwalten. Senden Sie den Schlüssel mit jeder Anfrage als „Authorization: Bearer“.
keys-api-new = Schlüssel erstellen
keys-api-empty = Keine API-Schlüssel
keys-api-empty-text = Erstellen Sie einen für ein Programm, das über die API Personen registriert oder verwaltet.
keys-api-ended = Widerrufene und abgelaufene Schlüssel
keys-name = Name
keys-key = Schlüssel
keys-rights = Berechtigungen
keys-networks = Erlaubt von
keys-created = Erstellt
keys-expires = Läuft ab
keys-last-used = Zuletzt verwendet
keys-state = Status
keys-never = nie
keys-anywhere = überall
keys-state-active = Aktiv
keys-state-revoked = Widerrufen
keys-state-expired = Abgelaufen
keys-revoke = Widerrufen
keys-actions = Aktionen

keys-new-title = API-Schlüssel erstellen
keys-new-lead = Der Schlüssel wird einmal angezeigt, auf der nächsten Seite. Danach kann ihn niemand mehr einsehen.
keys-name-hint = Buchstaben, Ziffern, Binde- und Unterstriche, höchstens 64. Ein Name kann nach dem Widerruf seines Schlüssels nicht erneut verwendet werden.
keys-description = Beschreibung
keys-description-hint = Wofür der Schlüssel ist. Optional.
keys-role = Berechtigungen
keys-role-users = Konten verwalten
keys-role-users-hint = USERS_ADMIN: registriert Personen und verwaltet ihre Konten, aber keine Einstellungen, Schlüssel oder Administratoren.
keys-role-admin = Voller Zugriff
keys-role-admin-hint = ADMIN: alles, was ein Administrator über die API darf.
keys-last-day = Läuft ab nach
keys-last-day-hint = Der letzte Tag, an dem er gilt, in UTC. Leer lassen für einen Schlüssel ohne Ablauf.
keys-networks-field = Erlaubte Netze
keys-networks-hint = IP-Adressen und Netze, eines je Zeile, zum Beispiel 203.0.113.7 oder 10.0.0.0/24. Leer lassen, um alle zu erlauben.
keys-create = Schlüssel erstellen

keys-made-title = API-Schlüssel { $name }
keys-made-warning = Kopieren Sie ihn jetzt und bewahren Sie ihn sicher auf. Er wird nicht noch einmal angezeigt. Wenn Sie ihn verlieren, erstellen Sie einen neuen.
keys-made-secret = Schlüssel
keys-made-try = Ausprobieren
keys-made-done = Ich habe den Schlüssel gesichert

keys-revoke-title = API-Schlüssel { $name } widerrufen?
keys-revoke-immediately = Anfragen mit diesem Schlüssel werden sofort abgelehnt.
keys-revoke-made = API-Schlüssel, die mit diesem Schlüssel erstellt wurden, werden ebenfalls widerrufen.
keys-revoke-final = Das lässt sich nicht rückgängig machen. Für neuen Zugriff erstellen Sie einen neuen Schlüssel für das Programm.
keys-revoke-name = Sein Name kann nicht erneut verwendet werden, damit das Prüfprotokoll eindeutig bleibt.
keys-revoke-used = Zuletzt verwendet:
keys-revoke-unused = Er wurde nie verwendet.

keys-clients-title = OAuth-Clients
keys-clients-lead = Programme, die Personen mit Benutzername und Passwort anmelden. Alle Clients sind öffentlich: Sie haben eine ID und kein Geheimnis.
keys-clients-new = Client erstellen
keys-client-id = Client-ID
keys-client-id-hint = Das Programm sendet sie als client_id. Buchstaben, Ziffern, Binde- und Unterstriche, höchstens 64. Sie lässt sich später nicht ändern.
keys-client-name = Name
keys-client-name-hint = Erscheint in der Liste der verbundenen Apps.
keys-client-people = Angemeldet
keys-client-people-count = { $people ->
    [one] 1 Person
   *[other] { $people } Personen
}
keys-client-people-more = mindestens { $people } Personen
keys-client-last = Zuletzt verwendet
keys-client-change = Umbenennen
keys-client-delete = Löschen
keys-client-new-title = OAuth-Client erstellen
keys-client-create = Client erstellen
keys-client-title = OAuth-Client { $name }
keys-client-save = Speichern
keys-client-token-url = Token-URL
keys-client-delete-title = OAuth-Client { $name } löschen?
keys-client-delete-people = { $people ->
    [0] Zurzeit ist niemand darüber angemeldet.
    [one] 1 Person wird sofort abgemeldet.
   *[other] { $people } Personen werden sofort abgemeldet.
}
keys-client-delete-tokens = Seine Zugriffs- und Aktualisierungstokens werden sofort abgelehnt.
keys-client-delete-again = Das Programm kann niemanden anmelden, bis ein Client mit derselben ID erstellt wird.
keys-client-last-one = Das ist der einzige Client. Erstellen Sie zuerst einen anderen: Ohne Client kann kein Programm Personen anmelden.

keys-jwt-title = JWT-Signaturschlüssel
keys-jwt-lead = Programme, die den Schlüssel kennen, können Tokens für jedes Konto ausstellen, signiert mit HS256. Er gibt vollen Administratorzugriff.
keys-jwt-made = In Verwendung seit
keys-jwt-before = Der vorherige Schlüssel gilt bis
keys-jwt-before-none = Es gilt kein vorheriger Schlüssel.
keys-jwt-rotate = Schlüssel erneuern
keys-jwt-end = Alten Schlüssel jetzt beenden
keys-jwt-rotate-title = JWT-Signaturschlüssel erneuern?
keys-jwt-rotate-lead = Der neue Schlüssel wird einmal angezeigt, auf der nächsten Seite. Der alte gilt noch eine Weile, damit Sie Ihre Programme nacheinander umstellen können.
keys-jwt-rotate-third = Ein früherer Schlüssel gilt noch. Er endet jetzt: Es gelten höchstens zwei zugleich.
keys-jwt-overlap = Alter Schlüssel gilt noch
keys-overlap-none = Gar nicht: Er endet sofort
keys-overlap-hour = 1 Stunde
keys-overlap-day = 1 Tag
keys-overlap-week = 1 Woche
keys-overlap-month = 30 Tage
keys-jwt-make = Neuen Schlüssel erstellen
keys-jwt-meanwhile = Jemand anderes hat inzwischen einen neuen Schlüssel erstellt. Prüfen Sie, wann, bevor Sie einen weiteren erstellen.
keys-jwt-made-title = Neuer JWT-Signaturschlüssel
keys-jwt-made-warning = Kopieren Sie ihn jetzt. Er wird hier nicht noch einmal angezeigt. Auf dem Server gibt „rollbook jwt secret“ ihn aus.
keys-jwt-secret = Schlüssel
keys-jwt-made-until = Der alte Schlüssel gilt bis
keys-jwt-made-ended = Der alte Schlüssel gilt nicht mehr.
keys-jwt-end-title = Alten Schlüssel beenden?
keys-jwt-end-text = Damit signierte Tokens werden sofort abgelehnt. Mit dem neuen Schlüssel signierte Tokens gelten weiter.
keys-jwt-end-until = Andernfalls gilt er bis

keys-webhooks-title = Webhooks
keys-webhooks-text = Rollbook sendet noch keine Webhooks. Sobald es das tut, legen Sie ihre URLs hier fest.
