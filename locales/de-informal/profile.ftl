# Nur was in der Du-Form anders lautet als in locales/de; alles andere gilt von dort.

account-profile-value = Was andere über dich sehen
account-profile-lead = Was andere über dich sehen.
account-privacy-agreed = Vielen Dank. Deine Zustimmung wurde gespeichert.
account-your-data = Deine Daten
account-privacy-value = Du hast Version { $version } zugestimmt
account-data-value = Eine Kopie von allem, was wir über dich speichern
account-delete-value = Du hast einige Tage Bedenkzeit
account-name-hint = Für andere sichtbar. Wenn du das Feld leer lässt, wird dein Benutzername angezeigt.
account-username-hint = Du kannst dich damit anmelden. Buchstaben, Ziffern, Unter- und Bindestriche.
account-bio = Über dich
account-data-lead = Eine Kopie von allem, was { $site } über dich speichert, zum Lesen oder zum Mitnehmen.
account-data-holds = Dein Profil, Zeitangaben, Rollen und Tags, deine Zustimmung zur Datenschutzerklärung, deine Sitzungen, verbundene Apps, E-Mails an dich und die Aktivität deines Kontos.
account-data-secrets = Dein Passwort ist nicht enthalten, denn wir kennen es nicht. Auch die Texte der E-Mails sind nicht enthalten, weil sie Links enthalten.
account-delete-lead = { $days ->
    [one] Dein Konto wird sofort geschlossen und nach 1 Tag endgültig gelöscht. Bis dahin kannst du es wiederherstellen.
   *[other] Dein Konto wird sofort geschlossen und nach { $days } Tagen endgültig gelöscht. Bis dahin kannst du es wiederherstellen.
}

account-delete-at-once = Dein Konto wird sofort endgültig gelöscht. Es kann nicht wiederhergestellt werden.
account-delete-profile = Dein Konto und sein Profil:
account-delete-tags = { $count ->
    [one] 1 Tag deines Kontos
   *[other] { $count } Tags deines Kontos
}

account-delete-mails = { $count ->
    [0] Adresse und Text von E-Mails an dich (es gibt keine)
    [one] Adresse und Text einer E-Mail an dich
   *[other] Adresse und Text von { $count } E-Mails an dich
}

account-delete-audit = { $count ->
    [one] 1 Eintrag im Prüfprotokoll, ohne deinen Namen, deine Adresse und alles andere über dich
   *[other] { $count } Einträge im Prüfprotokoll, ohne deinen Namen, deine Adresse und alles andere über dich
}

account-delete-data-first = Möchtest du vorher eine Kopie speichern?
account-deleted-title = Dein Konto ist geschlossen
account-deleted-text = Du bist überall abgemeldet. Alle Daten deines Kontos werden endgültig gelöscht am:
account-deleted-mail = Wir haben dir eine E-Mail mit einem Link gesendet, mit dem du dein Konto bis dahin wiederherstellen kannst. Du kannst dich dafür auch mit deinem Passwort anmelden.
account-deleted-no-mail = Bis dahin kannst du es wiederherstellen: Melde dich mit deinem Passwort an.
deletion-undo-title = Dein Konto behalten?
deletion-undo-lead = Dein Konto bei { $site } ist geschlossen und wird endgültig gelöscht.
deletion-undo-leave = Möchtest du es weiterhin löschen? Schließe diese Seite.
deletion-undo-by-mail = Die Zwei-Schritt-Anmeldung ist eingeschaltet, deshalb genügt dein Passwort zum Wiederherstellen nicht. Öffne den Link in der E-Mail zur Löschung.
deletion-undo-ask = Die Zwei-Schritt-Anmeldung ist eingeschaltet, deshalb genügt dein Passwort zum Wiederherstellen nicht. Wende dich an die Administration.
deletion-undone-text = Dein Konto wurde wiederhergestellt. Melde dich erneut an:
deletion-undo-failed = Dieser Link gilt nicht mehr. Dein Konto wurde bereits wiederhergestellt oder endgültig gelöscht.
privacy-agreed-on = Du hast dieser Version zugestimmt am
privacy-agreed-no-more = Wenn du nicht mehr zustimmst, kannst du dein Konto löschen:
privacy-declined-title = Du hast nicht zugestimmt
privacy-declined-text = Ohne deine Zustimmung dürfen wir deine Daten nicht speichern, und du kannst { $site } nicht nutzen. Noch hat sich nichts geändert. Du kannst:
export-title = Was wir über dich speichern
account-title = Dein Konto
account-about-you = Über dich
account-security-text = Verwende ein Passwort, das du nirgends sonst verwendest.
privacy-agree-title = Stimmst du zu?
privacy-agree-first = Bitte lies unsere Datenschutzerklärung, bevor du fortfährst.
privacy-agree-again = Unsere Datenschutzerklärung hat sich geändert, seit du zugestimmt hast. Bitte lies sie noch einmal.
privacy-agree-no-hint = Wenn du nicht zustimmst, erklären wir dir, wie es weitergeht. Noch ändert sich nichts.
privacy-default =
    # Was wir speichern

    - Deinen Namen, deine E-Mail-Adresse und deinen Benutzernamen sowie dein Passwort als Hash, der sich nicht zurückrechnen lässt.
    - Wann dein Konto erstellt wurde, wann du dieser Erklärung zugestimmt hast und wann du dich zuletzt angemeldet hast.
    - Wo du angemeldet bist: Browser, IP-Adresse und Zeit. Browser, die du nicht mehr verwendest, werden spätestens nach einem Jahr vergessen.
    - Die E-Mails an dich und ob sie zugestellt wurden.
    - Sicherheitsrelevante Ereignisse wie Anmeldungen und Änderungen an deinem Konto, mit Zeit und IP-Adresse. Sie bleiben gespeichert, solange dein Konto besteht. Nach seiner endgültigen Löschung ist nicht mehr erkennbar, wessen Konto es war, von welcher IP-Adresse das Ereignis kam und was an deinen Angaben geändert wurde.

    # Wozu

    Das ist nötig, um dein Konto bei { $site } bereitzustellen, dir E-Mails dazu zu senden und es vor Missbrauch zu schützen. Für Werbung werden die Daten nicht verwendet.

    # Wer die Daten sieht

    Nur die Administration von { $site }. Nichts wird weitergegeben, außer an die Mailserver, die E-Mails an dich zustellen. Apps, in denen du dich mit diesem Konto anmeldest, erhalten die Angaben, die sie benötigen.

    # Cookies

    Es werden nur Cookies gesetzt, die diese Website benötigt: damit du angemeldet bleibst, dein Browser wiedererkannt wird und deine Sprache erhalten bleibt. Es gibt kein Tracking, und keine Seite lädt etwas von anderen Websites.

    # Deine Rechte

    Auf deiner Kontoseite kannst du deine Daten einsehen, berichtigen und herunterladen. Dort kannst du auch dein Konto löschen. { $days ->
        [0] Alle Daten darin werden dann sofort endgültig gelöscht.
        [one] Alle Daten darin werden dann nach 1 Tag endgültig gelöscht; bis dahin kannst du es wiederherstellen.
       *[other] Alle Daten darin werden dann nach { $days } Tagen endgültig gelöscht; bis dahin kannst du es wiederherstellen.
    } Ältere Sicherungen können die Daten noch enthalten, bis sie durch neuere ersetzt werden.

    # Kontakt

    Wenn du Fragen zu deinen Daten hast oder dich beschweren möchtest, wende dich an die Administration von { $site }. Du kannst dich auch bei einer Datenschutz-Aufsichtsbehörde beschweren.
