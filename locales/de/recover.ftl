## Ein neues Passwort per Mail: die Seiten

recover-link = Passwort vergessen?
recover-title = Neues Passwort holen
recover-lead = Gib die Adresse deines Kontos bei { $site } ein. Wir schicken einen Link und einen Code dorthin, und mit einem von beiden wählst du ein neues Passwort.
recover-button = Mail schicken
recover-sent-title = Schau in dein Postfach
recover-sent-text = Wenn es ein Konto mit dieser Adresse gibt, ist eine Mail unterwegs. Link und Code darin gelten eine Stunde lang.
recover-sent-next = Nach ein paar Minuten noch nichts da? Schau in den Spam-Ordner und prüfe, ob du die Adresse deines Kontos eingegeben hast.
recover-no-mail-text = { $site } verschickt noch keine Mails. Frag die Administration nach dem Link oder nach einem neuen Passwort.
recover-again = Noch eine Mail schicken
recover-code-title = Gib deinen Code ein
recover-code-lead = Der Code steht in der Mail zum neuen Passwort.
recover-code-link = Code eingeben
recover-code-lost = Keine Mail oder nur eine alte?
recover-password-title = Wähle ein neues Passwort
recover-password-lead = Danach bist du überall abgemeldet und meldest dich mit dem neuen Passwort an.
recover-for = Für das Konto
recover-asked = Angefordert
recover-password-button = Dieses Passwort setzen
recover-done-title = Dein neues Passwort gilt
recover-done-text = Du bist überall abgemeldet, und wer in deinem Konto war, ist draußen. Melde dich mit dem neuen Passwort an.
recover-done-factor = Fragt dein Konto beim Anmelden nach einem zweiten Schritt, dann tut es das weiterhin.
recover-failed-title = Das hat nicht geklappt
recover-used-title = Schon benutzt
recover-used-text = Mit diesem Link wurde ein neues Passwort gesetzt. Kennst du es, melde dich an. Warst du das nicht, fordere sofort eine neue Mail an.
recover-used-at = Benutzt
recover-expired-text = Dieser Link ist zu alt. Fordere eine neue Mail an; ihr Link gilt eine Stunde lang.
recover-expired-at = Gültig bis
recover-replaced-text = Wir haben dir inzwischen eine neuere Mail geschickt, und nur die neueste gilt. Such sie in deinem Postfach oder fordere noch eine an.
recover-replaced-at = Neuere Mail
recover-overtaken-text = Adresse oder Passwort des Kontos wurden geändert, nachdem diese Mail verschickt wurde, darum gilt ihr Link nicht mehr. Fordere eine neue Mail an, wenn du noch eine brauchst.
recover-unknown-text = Diesen Link kennen wir nicht. Ist er vollständig kopiert? Öffne ihn direkt aus der Mail oder gib den Code ein, der darunter steht.

## „Das war ich nicht“

not-me-title = Warst du das nicht?
not-me-lead = Wir haben dir etwas über dein Konto bei { $site } geschrieben. Wenn du nichts damit zu tun hast, sperr jetzt alle aus.
not-me-what = Worum es ging
not-me-happens-title = Was der Knopf tut
not-me-happens-sessions = Alle werden aus deinem Konto abgemeldet, auf jedem Gerät und in jeder App.
not-me-happens-password = Das Passwort gilt nicht mehr, wer immer es kennt.
not-me-happens-mail = Du bekommst eine Mail mit einem Link, um ein neues zu wählen.
not-me-happens-factor = Eine Anmeldung in zwei Schritten, die seitdem eingerichtet wurde, kommt wieder weg.
not-me-factor-stays = Die Anmeldung in zwei Schritten bleibt an: Sie wurde vorher eingerichtet. Warst du auch das nicht, drücke den Link in der Mail „Die Anmeldung in zwei Schritten ist an“.
not-me-button = Das war ich nicht: alle aussperren
not-me-was-you = Warst du es doch? Dann schließ einfach diese Seite, und nichts ändert sich.
not-me-done-title = Alle sind ausgesperrt
not-me-done-text = Niemand ist mehr in deinem Konto angemeldet, und sein Passwort ist wertlos. Eine Mail ist unterwegs an
not-me-done-next = Öffne sie und wähle ein neues Passwort, eines, das du sonst nirgends benutzt. Liest jemand deine Mails mit? Dann ändere zuerst das Passwort deines Postfachs.
not-me-used-title = Schon erledigt
not-me-used-text = Mit diesem Link wurden alle aus deinem Konto ausgesperrt. Such die Mail zum neuen Passwort oder fordere noch eine an.
not-me-replaced-text = Worum es in dieser Mail ging, ist vorbei: Seitdem wurde ein neues Passwort gesetzt, oder es sind schon alle ausgesperrt. Ist jetzt jemand in deinem Konto, hol dir ein neues Passwort.
not-me-expired-text = Dieser Link ist zu alt. Ist jetzt jemand in deinem Konto, hol dir ein neues Passwort: Auch das sperrt alle aus.
not-me-overtaken-text = Die Adresse deines Kontos wurde geändert, nachdem diese Mail verschickt wurde. Nimm den Link in der Mail über diese Änderung oder sag der Administration Bescheid.
not-me-unknown-text = Diesen Link kennen wir nicht. Ist er vollständig kopiert? Du kannst dir auch ein neues Passwort holen: Auch das sperrt alle aus.
not-me-at = Wann

## Die Browser, aus denen ein Konto bekannt ist

device-browser-and-system = { $browser } auf { $system }
device-browser = { $browser }
device-system = Ein Browser auf { $system }
device-unknown = Ein unbekanntes Gerät
device-from = Von
device-title = Browser, die wir kennen
device-lead = Aus diesen hast du dich angemeldet oder deine Adresse bestätigt. Meldet sich jemand aus einem anderen an, bekommst du eine Mail. Falsche Passwörter von Fremden sperren diese hier nie aus.
device-first-seen = Zuerst gesehen
device-forget = Vergessen
device-forget-named = { $device } vergessen, Nummer { $number } der Liste
device-forget-others-text = Das meldet alle Browser oben außer diesem ab. Bei der nächsten Anmeldung von dort bekommst du eine Mail.
device-forget-others = Alle anderen vergessen
device-forgotten = Vergessen und abgemeldet. Bei der nächsten Anmeldung von dort bekommst du eine Mail.
device-none = Noch ist kein Browser bekannt.

## Mails

mail-recover-subject = Ein neues Passwort für { $site }
mail-recover-title = Wähle ein neues Passwort
mail-recover-text =
    Jemand hat ein neues Passwort für dein Konto bei { $site }
    angefordert. Wenn du das warst, öffne diese Seite und wähle eines:
mail-recover-owed =
    Du hast uns gesagt, dass jemand anders in deinem Konto bei
    { $site } war. Alle sind abgemeldet, und das alte Passwort gilt
    nicht mehr. Öffne diese Seite und wähle ein neues:
mail-recover-button = Neues Passwort wählen
mail-recover-code = Oder gib auf der Seite, auf der du es angefordert hast, diesen Code ein:
mail-recover-app-code = Hat dich eine App nach einem Code gefragt? Kopiere diesen vollständig hinein:
mail-recover-valid = { $minutes ->
    [one] Link und Code gelten eine Minute lang und nur einmal.
   *[other] Link und Code gelten { $minutes } Minuten lang und nur einmal.
}
mail-recover-not-you =
    Warst du das nicht? Dann brauchst du nichts zu tun. Dein Passwort
    bleibt, wie es ist, und niemand hat erfahren, dass du ein Konto
    hast.

mail-recovered-subject = Dein neues Passwort für { $site } gilt
mail-recovered-title = Dein neues Passwort gilt
mail-recovered-text =
    Für dein Konto bei { $site } wurde ein neues Passwort gewählt, mit
    einer Mail an diese Adresse. Alle Geräte wurden abgemeldet.

mail-device-subject = Neue Anmeldung an deinem Konto bei { $site }
mail-device-title = Neue Anmeldung an deinem Konto
mail-device-text =
    Jemand hat sich an deinem Konto bei { $site } aus einem Browser
    angemeldet, mit dem es noch nicht benutzt wurde. Wenn du das warst,
    ist alles gut.
mail-device-which = Browser

mail-not-me-text =
    Warst du das nicht? Dann öffne diese Seite und drücke ihren Knopf:
    Er meldet alle ab, macht das Passwort wertlos und schickt dir eine
    Mail, um ein neues zu wählen.
mail-not-me-button = Das war ich nicht
mail-not-me-valid = Der Link gilt 7 Tage lang.

mail-kind-recover = Neues Passwort per Mail
mail-kind-recovered = Neues Passwort gesetzt
mail-kind-new-device = Anmeldung aus einem neuen Browser

## The API, and its setting

settings-recovery-tells = Programmen unbekannte Adressen melden
settings-recovery-tells-hint = Aus ist sicher. Bei „An“ erfährt ein Programm, das ein neues Passwort anfordert, ob jemand die Adresse hat, und mit ihm jeder andere.
error-no-such-address = Zu dieser Adresse gibt es kein Konto.
