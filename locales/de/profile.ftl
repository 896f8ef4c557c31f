## Die Einstellungen des eigenen Kontos

account-profile = Name und Profil
account-profile-value = Was andere über Sie sehen
account-profile-lead = Was andere über Sie sehen.
account-profile-changed = Profil gespeichert.
account-privacy-agreed = Vielen Dank. Ihre Zustimmung wurde gespeichert.
account-your-data = Ihre Daten
account-privacy-value = Sie haben Version { $version } zugestimmt
account-data = Daten herunterladen
account-data-value = Eine Kopie von allem, was wir über Sie speichern
account-delete = Konto löschen
account-delete-value = Sie haben einige Tage Bedenkzeit

## Name und Profil

account-name-hint = Für andere sichtbar. Wenn Sie das Feld leer lassen, wird Ihr Benutzername angezeigt.
account-username-hint = Sie können sich damit anmelden. Buchstaben, Ziffern, Unter- und Bindestriche.
account-bio = Über Sie
account-location = Ort
account-website = Website
account-website-hint = Beginnt mit https:// oder http://
account-save = Speichern

## Die Adresse

account-leave-it = Abbrechen

## Eine Kopie der eigenen Daten

account-data-lead = Eine Kopie von allem, was { $site } über Sie speichert, zum Lesen oder zum Mitnehmen.
account-data-holds = Ihr Profil, Zeitangaben, Rollen und Tags, Ihre Zustimmung zur Datenschutzerklärung, Ihre Sitzungen, verbundene Apps, E-Mails an Sie und die Aktivität Ihres Kontos.
account-data-html = Als Webseite herunterladen
account-data-json = Als JSON herunterladen
account-data-secrets = Ihr Passwort ist nicht enthalten, denn wir kennen es nicht. Auch die Texte der E-Mails sind nicht enthalten, weil sie Links enthalten.

## Das Konto löschen

account-delete-lead = { $days ->
    [one] Ihr Konto wird sofort geschlossen und nach 1 Tag endgültig gelöscht. Bis dahin können Sie es wiederherstellen.
   *[other] Ihr Konto wird sofort geschlossen und nach { $days } Tagen endgültig gelöscht. Bis dahin können Sie es wiederherstellen.
}
account-delete-at-once = Ihr Konto wird sofort endgültig gelöscht. Es kann nicht wiederhergestellt werden.
account-delete-goes = Was gelöscht wird
account-delete-stays = Was bleibt
account-delete-profile = Ihr Konto und sein Profil:
account-delete-sessions = { $count ->
    [one] Diese Sitzung
   *[other] Alle { $count } Sitzungen: Jeder Browser wird abgemeldet
}
account-delete-tokens = { $count ->
    [0] Zugänge verbundener Apps (es sind keine verbunden)
    [one] Der Zugang einer verbundenen App
   *[other] Die Zugänge von { $count } verbundenen Apps
}
account-delete-tags = { $count ->
    [one] 1 Tag Ihres Kontos
   *[other] { $count } Tags Ihres Kontos
}
account-delete-mails = { $count ->
    [0] Adresse und Text von E-Mails an Sie (es gibt keine)
    [one] Adresse und Text einer E-Mail an Sie
   *[other] Adresse und Text von { $count } E-Mails an Sie
}
account-delete-audit = { $count ->
    [one] 1 Eintrag im Prüfprotokoll, ohne Ihren Namen, Ihre Adresse und alles andere über Sie
   *[other] { $count } Einträge im Prüfprotokoll, ohne Ihren Namen, Ihre Adresse und alles andere über Sie
}
account-delete-data-first = Möchten Sie vorher eine Kopie speichern?
account-delete-sure = Ja, ich möchte mein Konto löschen
account-delete-sure-short = Bestätigung
account-delete-button = Mein Konto löschen
account-delete-keep = Abbrechen
account-deleted-title = Ihr Konto ist geschlossen
account-deleted-text = Sie sind überall abgemeldet. Alle Daten Ihres Kontos werden endgültig gelöscht am:
account-deleted-mail = Wir haben Ihnen eine E-Mail mit einem Link gesendet, mit dem Sie Ihr Konto bis dahin wiederherstellen können. Sie können sich dafür auch mit Ihrem Passwort anmelden.
account-deleted-no-mail = Bis dahin können Sie es wiederherstellen: Melden Sie sich mit Ihrem Passwort an.
account-deleted-now = Alle Daten wurden endgültig gelöscht.
account-deleted-home = Zur Startseite
deletion-undo-title = Ihr Konto behalten?
deletion-undo-lead = Ihr Konto bei { $site } ist geschlossen und wird endgültig gelöscht.
deletion-undo-at = Endgültige Löschung am
deletion-undo-button = Mein Konto behalten
deletion-undo-leave = Möchten Sie es weiterhin löschen? Schließen Sie diese Seite.
deletion-undo-by-mail = Die Zwei-Schritt-Anmeldung ist eingeschaltet, deshalb genügt Ihr Passwort zum Wiederherstellen nicht. Öffnen Sie den Link in der E-Mail zur Löschung.
deletion-undo-ask = Die Zwei-Schritt-Anmeldung ist eingeschaltet, deshalb genügt Ihr Passwort zum Wiederherstellen nicht. Wenden Sie sich an die Administration.
deletion-undone-title = Willkommen zurück
deletion-undone-text = Ihr Konto wurde wiederhergestellt. Melden Sie sich erneut an:
deletion-undo-failed = Dieser Link gilt nicht mehr. Ihr Konto wurde bereits wiederhergestellt oder endgültig gelöscht.

## Die Datenschutzerklärung

privacy-agreed-on = Sie haben dieser Version zugestimmt am
privacy-agreed-no-more = Wenn Sie nicht mehr zustimmen, können Sie Ihr Konto löschen:
privacy-declined-title = Sie haben nicht zugestimmt
privacy-declined-text = Ohne Ihre Zustimmung dürfen wir Ihre Daten nicht speichern, und Sie können { $site } nicht nutzen. Noch hat sich nichts geändert. Sie können:
privacy-declined-read = Noch einmal lesen
privacy-declined-read-text = Und doch zustimmen
privacy-declined-later = Später entscheiden und abmelden

## Die Kopie zum Behalten

export-title = Was wir über Sie speichern
export-taken = Exportiert am
export-account = Konto
export-when = Wann
export-what = Was
export-by = Von
export-from = Von
export-details = Details
export-none = Keine
export-id = ID
export-state = Status
export-language = Sprache
export-created = Erstellt
export-last-sign-in = Letzte Anmeldung
export-confirmed = Adresse bestätigt
export-privacy = Datenschutzerklärung zugestimmt
export-roles = Rollen
export-tags = Tags
export-ext-id = Externe ID
export-erasure = Endgültige Löschung am
export-sessions = Sitzungen
export-apps = Verbundene Apps
export-addresses = Adressänderungen
export-mails = E-Mails
export-history = Aktivität
export-browser = Browser
export-seen = Zuletzt aktiv
export-client = App
export-used = Zuletzt verwendet
export-until = Bis
export-old = Alt
export-new = Neu
export-confirmed-at = Bestätigt
export-kind = Art
export-recipient = Empfänger
export-limit = Hier stehen die neuesten { $count } Zeilen jeder Art. Die JSON-Datei enthält alle.

## The account

account-title = Ihr Konto
account-about-you = Über Sie
account-confirmed = Bestätigt
account-unconfirmed = Nicht bestätigt
account-no-email = Keine
account-last-sign-in = Letzte Anmeldung
account-role = Rolle
account-since = Mitglied seit
account-security = Sicherheit
account-security-text = Verwenden Sie ein Passwort, das Sie nirgends sonst verwenden.
account-change-password = Passwort ändern

## Privacy policy

privacy-title = Datenschutzerklärung
privacy-version = Version { $version }
privacy-agree-title = Stimmen Sie zu?
privacy-agree-first = Bitte lesen Sie unsere Datenschutzerklärung, bevor Sie fortfahren.
privacy-agree-again = Unsere Datenschutzerklärung hat sich geändert, seit Sie zugestimmt haben. Bitte lesen Sie sie noch einmal.
privacy-agree-yes = Ich stimme zu
privacy-agree-no = Ich stimme nicht zu
privacy-agree-no-hint = Wenn Sie nicht zustimmen, erklären wir Ihnen, wie es weitergeht. Noch ändert sich nichts.

## The privacy policy that comes with Rollbook, until the site has its own

privacy-default =
    # Was wir speichern

    - Ihren Namen, Ihre E-Mail-Adresse und Ihren Benutzernamen sowie Ihr Passwort als Hash, der sich nicht zurückrechnen lässt.
    - Wann Ihr Konto erstellt wurde, wann Sie dieser Erklärung zugestimmt haben und wann Sie sich zuletzt angemeldet haben.
    - Wo Sie angemeldet sind: Browser, IP-Adresse und Zeit. Browser, die Sie nicht mehr verwenden, werden spätestens nach einem Jahr vergessen.
    - Die E-Mails an Sie und ob sie zugestellt wurden.
    - Sicherheitsrelevante Ereignisse wie Anmeldungen und Änderungen an Ihrem Konto, mit Zeit und IP-Adresse. Sie bleiben gespeichert, solange Ihr Konto besteht. Nach seiner endgültigen Löschung ist nicht mehr erkennbar, wessen Konto es war, von welcher IP-Adresse das Ereignis kam und was an Ihren Angaben geändert wurde.

    # Wozu

    Das ist nötig, um Ihr Konto bei { $site } bereitzustellen, Ihnen E-Mails dazu zu senden und es vor Missbrauch zu schützen. Für Werbung werden die Daten nicht verwendet.

    # Wer die Daten sieht

    Nur die Administration von { $site }. Nichts wird weitergegeben, außer an die Mailserver, die E-Mails an Sie zustellen. Apps, in denen Sie sich mit diesem Konto anmelden, erhalten die Angaben, die sie benötigen.

    # Cookies

    Es werden nur Cookies gesetzt, die diese Website benötigt: damit Sie angemeldet bleiben, Ihr Browser wiedererkannt wird und Ihre Sprache erhalten bleibt. Es gibt kein Tracking, und keine Seite lädt etwas von anderen Websites.

    # Ihre Rechte

    Auf Ihrer Kontoseite können Sie Ihre Daten einsehen, berichtigen und herunterladen. Dort können Sie auch Ihr Konto löschen. { $days ->
        [0] Alle Daten darin werden dann sofort endgültig gelöscht.
        [one] Alle Daten darin werden dann nach 1 Tag endgültig gelöscht; bis dahin können Sie es wiederherstellen.
       *[other] Alle Daten darin werden dann nach { $days } Tagen endgültig gelöscht; bis dahin können Sie es wiederherstellen.
    } Ältere Sicherungen können die Daten noch enthalten, bis sie durch neuere ersetzt werden.

    # Kontakt

    Wenn Sie Fragen zu Ihren Daten haben oder sich beschweren möchten, wenden Sie sich an die Administration von { $site }. Sie können sich auch bei einer Datenschutz-Aufsichtsbehörde beschweren.
