## Schlüssel und Clients in der Konsole

keys-lead = Was andere Programme hereinlässt. Geheimnisse werden einmal gezeigt und nur als Prüfsumme oder versiegelt aufbewahrt.
keys-proof-needed = Seit Sie Ihr Passwort angegeben haben, sind mehr als fünf Minuten vergangen. Öffnen Sie diese Seite neu, um es noch einmal anzugeben, und füllen Sie sie dann wieder aus.
keys-done-revoked = Der Schlüssel ist widerrufen. Wer ihn benutzt, wird ab jetzt abgewiesen.
keys-done-client-created = Der Client ist da. Programme können ab jetzt Leute darüber anmelden.
keys-done-client-renamed = Der Client hat seinen neuen Namen.
keys-done-client-deleted = Der Client ist gelöscht, und alles, was darüber angemeldet war.
keys-done-jwt-ended = Das alte Geheimnis gilt nicht mehr.
keys-cancel = Abbrechen

keys-api-title = API-Schlüssel
keys-api-lead = Für Programme, die Leute registrieren und verwalten. Ein Schlüssel wird mit jeder Anfrage als „Authorization: Bearer“ gesendet.
keys-api-new = Neuer Schlüssel
keys-api-empty = Es gibt keine Schlüssel
keys-api-empty-text = Machen Sie einen für ein Programm, das über die API Leute registriert oder verwaltet.
keys-api-ended = Widerrufene und abgelaufene Schlüssel
keys-name = Name
keys-key = Schlüssel
keys-rights = Rechte
keys-networks = Von wo
keys-created = Gemacht
keys-expires = Endet
keys-last-used = Zuletzt benutzt
keys-state = Zustand
keys-never = nie
keys-anywhere = überall
keys-state-active = Gültig
keys-state-revoked = Widerrufen
keys-state-expired = Abgelaufen
keys-revoke = Widerrufen
keys-actions = Aktionen

keys-new-title = Neuer API-Schlüssel
keys-new-lead = Er wird einmal gezeigt, auf der nächsten Seite. Danach kann ihn niemand mehr lesen.
keys-name-hint = Buchstaben, Ziffern, Binde- und Unterstriche, höchstens 64. Ein Name bleibt vergeben, auch wenn sein Schlüssel widerrufen ist.
keys-description = Wofür er ist
keys-description-hint = Eine Zeile für alle, die diese Liste später ansehen. Darf leer bleiben.
keys-role = Was er darf
keys-role-users = Konten verwalten
keys-role-users-hint = USERS_ADMIN: registriert Leute und verwaltet ihre Konten. Weder Einstellungen und Schlüssel noch Administratoren.
keys-role-admin = Alles
keys-role-admin-hint = ADMIN: alles, was ein Administrator über die API darf.
keys-last-day = Letzter Tag
keys-last-day-hint = Er endet mit diesem Tag, in UTC. Leer bedeutet, dass er nie endet.
keys-networks-field = Von wo er benutzt werden darf
keys-networks-hint = Adressen und Netze, eines je Zeile, etwa 203.0.113.7 oder 10.0.0.0/24. Leer bedeutet überall.
keys-create = Schlüssel machen

keys-made-title = Der Schlüssel { $name }
keys-made-warning = Kopieren Sie ihn jetzt und bewahren Sie ihn auf, wo Geheimnisse aufbewahrt werden. Er wird nicht noch einmal gezeigt; wer ihn verliert, macht einen neuen.
keys-made-secret = Schlüssel
keys-made-try = Zum Ausprobieren
keys-made-done = Ich habe ihn aufbewahrt

keys-revoke-title = Den Schlüssel { $name } widerrufen?
keys-revoke-immediately = Wer ihn benutzt, wird von diesem Augenblick an abgewiesen.
keys-revoke-final = Das lässt sich nicht zurücknehmen; ein neuer Schlüssel muss gemacht und dem Programm gegeben werden.
keys-revoke-name = Sein Name bleibt vergeben, damit das Protokoll eindeutig bleibt.
keys-revoke-used = Zuletzt benutzt wurde er:
keys-revoke-unused = Er wurde nie benutzt.

keys-clients-title = OAuth-Clients
keys-clients-lead = Programme, die Leute mit Name und Passwort anmelden. Alle sind öffentlich: Sie haben eine Kennung und kein Geheimnis.
keys-clients-new = Neuer Client
keys-client-id = Kennung
keys-client-id-hint = Was das Programm als client_id sendet: Buchstaben, Ziffern, Binde- und Unterstriche, höchstens 64. Sie lässt sich später nicht ändern.
keys-client-name = Name
keys-client-name-hint = Was die Leute in der Liste der Programme lesen, die mit ihrem Konto verbunden sind.
keys-client-people = Angemeldet
keys-client-people-count = { $people ->
    [one] eine Person
   *[other] { $people } Personen
}
keys-client-people-more = mindestens { $people } Personen
keys-client-last = Zuletzt benutzt
keys-client-change = Ändern
keys-client-delete = Löschen
keys-client-new-title = Neuer OAuth-Client
keys-client-create = Client machen
keys-client-title = Der Client { $name }
keys-client-save = Namen speichern
keys-client-token-url = Er holt Tokens bei
keys-client-delete-title = Den Client { $name } löschen?
keys-client-delete-people = { $people ->
    [0] Zurzeit ist niemand darüber angemeldet.
    [one] Eine Person wird dort sofort abgemeldet.
   *[other] { $people } Personen werden dort sofort abgemeldet.
}
keys-client-delete-tokens = Seine Zugangs- und Erneuerungstokens werden von diesem Augenblick an abgewiesen.
keys-client-delete-again = Das Programm kann niemanden mehr anmelden, bis ein Client mit derselben Kennung gemacht wird.
keys-client-last-one = Das ist der einzige Client. Machen Sie zuerst einen anderen: Ohne einen kann kein Programm Leute anmelden.

keys-jwt-title = Geheimnis für JWTs
keys-jwt-lead = Programme, die es kennen, machen eigene Tokens für jedes Konto, signiert mit HS256. Es öffnet alles, was ein Administrator darf.
keys-jwt-made = In Gebrauch seit
keys-jwt-before = Das vorige gilt bis
keys-jwt-before-none = Kein älteres Geheimnis gilt.
keys-jwt-rotate = Neues Geheimnis
keys-jwt-end = Das alte jetzt beenden
keys-jwt-rotate-title = Ein neues Geheimnis für JWTs?
keys-jwt-rotate-lead = Das neue wird einmal gezeigt, auf der nächsten Seite. Das alte gilt noch eine Weile, damit Ihre Programme nacheinander umsteigen können.
keys-jwt-rotate-third = Ein Geheimnis von vorher gilt noch. Es endet jetzt: Nie gelten mehr als zwei.
keys-jwt-overlap = Das alte Geheimnis gilt
keys-overlap-none = Gar nicht mehr: Es endet sofort
keys-overlap-hour = Noch eine Stunde
keys-overlap-day = Noch einen Tag
keys-overlap-week = Noch eine Woche
keys-overlap-month = Noch 30 Tage
keys-jwt-make = Neues Geheimnis machen
keys-jwt-meanwhile = Jemand hat inzwischen ein neues Geheimnis gemacht. Sehen Sie nach, wann, bevor Sie noch eines machen.
keys-jwt-made-title = Das neue Geheimnis für JWTs
keys-jwt-made-warning = Kopieren Sie es jetzt. Hier wird es nicht noch einmal gezeigt; auf dem Server gibt „rollbook jwt secret“ es aus.
keys-jwt-secret = Geheimnis
keys-jwt-made-until = Das alte Geheimnis gilt bis
keys-jwt-made-ended = Das alte Geheimnis gilt nicht mehr.
keys-jwt-end-title = Das alte Geheimnis beenden?
keys-jwt-end-text = Tokens, die damit signiert sind, werden von diesem Augenblick an abgewiesen. Tokens unter dem neuen Geheimnis gelten weiter.
keys-jwt-end-until = Sonst gilt es bis

keys-webhooks-title = Webhooks
keys-webhooks-text = Rollbook sendet noch keine Webhooks. Wenn es das tut, werden die Adressen, denen neue, geänderte und gelöschte Konten gemeldet werden, hier stehen.
