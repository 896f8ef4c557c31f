## Die Einstellungen des eigenen Kontos

account-email-changed = Deine neue Adresse gilt ab jetzt.
account-email-pending = Wartet auf die neue Adresse

## Die Adresse

account-email-lead = Mit ihr meldest du dich an, und Mails über dein Konto gehen dorthin.
account-email-now = Jetzt
account-email-new = Neue Adresse
account-email-change = Adresse ändern
account-email-add = Adresse hinzufügen
account-email-confirm-this = Bestätigungsmail schicken
account-email-change-lead = Die neue Adresse gilt, sobald du sie mit der Mail bestätigst, die wir dorthin schicken. Bis dahin ändert sich nichts.
account-email-change-button = Mail schicken
account-email-told = Auch deine alte Adresse bekommt eine Nachricht. Von dort lässt sich die Änderung sieben Tage lang zurücknehmen.
account-email-waits = Die neue Adresse ist noch nicht bestätigt
account-email-waits-text = Öffne den Link in der Mail, die wir dorthin geschickt haben, oder gib ihren Code ein. Bis dahin ändert sich nichts.
account-email-asked = Angefragt
account-email-until = Gültig bis
account-email-code-hint = Sechs Ziffern, aus der Mail an die neue Adresse.
account-email-code-button = Bestätigen
account-email-no-mail = Nach einigen Minuten keine Mail? Sieh im Spam-Ordner nach, und prüfe, ob die Adresse stimmt.
account-email-again = Noch einmal schicken
account-email-cancel = Änderung abbrechen
account-email-change-ended = Mit dem alten Passwort ist auch die begonnene Änderung deiner Adresse beendet. Wenn sie von dir kam, beginne sie neu.
account-email-cancelled = Die Änderung ist abgebrochen. Deine Adresse bleibt, wie sie ist.
account-email-gone = Es wartet keine Änderung. Sie wurde bestätigt, abgebrochen oder ist abgelaufen.
account-email-too-many = Du hast eben mehrmals um eine neue Adresse gebeten. Warte eine Stunde und versuch es dann noch einmal.

## Hinter den Links der Mails

email-confirm-title = Bestätige deine neue Adresse
email-confirm-lead = Ein Klick, und das ist die Adresse deines Kontos bei { $site }.
email-confirm-button = Ja, diese Adresse nutzen
email-confirmed-title = Deine Adresse ist geändert
email-confirmed-text = Ab jetzt meldest du dich mit ihr an, und Mails gehen dorthin. Deine alte Adresse bekommt eine Nachricht darüber.
email-undo-title = Die Änderung zurücknehmen
email-undo-lead-asked = Jemand, der in deinem Konto angemeldet ist, hat um eine andere Adresse gebeten. Sie ist noch nicht bestätigt.
email-undo-lead-changed = Jemand, der in deinem Konto angemeldet war, hat seine Adresse geändert.
email-undo-old = Deine Adresse
email-undo-until = Diese Seite geht bis
email-undo-address = Dein Konto bekommt diese Adresse zurück oder behält sie.
email-undo-sessions = Alle Browser und Apps werden abgemeldet.
email-undo-password = Das Passwort gilt nicht mehr, denn jemand anderes könnte es kennen. Du wählst ein neues per Mail.
email-undo-button = Ja, zurücknehmen
email-undo-was-you = Warst du das selbst? Dann schließ diese Seite einfach, und es passiert nichts.
email-undone-title = Dein Konto gehört wieder dir
email-undone-text = Die Änderung ist zurückgenommen, und alle sind abgemeldet. Wähle jetzt ein neues Passwort: Wir schicken eine Mail an diese Adresse.
email-undone-button = Neues Passwort wählen
email-failed-at = Am
email-failed-taken = Diese Adresse gehört inzwischen zu einem anderen Konto, deshalb wurde nichts geändert.
email-failed-used = Dieser Link hat seine Arbeit getan: Die Adresse ist bestätigt.
email-failed-expired = Dieser Link ist zu alt. Melde dich an und bitte noch einmal um die Änderung.
email-failed-replaced = Diese Änderung wurde abgebrochen, zurückgenommen oder durch eine neuere ersetzt.
email-failed-overtaken = Das Konto hat inzwischen eine andere Adresse, von der dieser Link nicht zurückführt. Wenn dein Konto in fremden Händen ist, sag es der Verwaltung.
email-failed-undone = Die Änderung wurde schon zurückgenommen. Wenn du noch kein neues Passwort gewählt hast, tu es jetzt.
email-failed-undo-expired = Die Zeit, die Änderung zurückzunehmen, ist vorbei. Wenn dein Konto in fremden Händen ist, sag es der Verwaltung.
email-failed-unknown = Wir kennen diesen Link nicht. Wurde er ganz kopiert? Öffne ihn direkt aus der Mail.

## Forms

password-show = Zeigen
password-hide = Verbergen
password-rule-length = { $min ->
    [one] Mindestens ein Zeichen
   *[other] Mindestens { $min } Zeichen; Leerzeichen zählen mit
}
password-rule-classes = Drei von diesen vier: Kleinbuchstaben, Großbuchstaben, Ziffern, andere Zeichen
password-rule-uncommon = Nichts, was sich leicht erraten lässt: kein bekanntes Passwort, nicht dein Name. Gut sind ein paar zufällige Wörter.
password-rule-met = Erfüllt.

## The account

account-password-changed = Dein Passwort ist geändert. Auf allen anderen Geräten bist du abgemeldet.

## Changing the password

password-title = Ändere dein Passwort
password-lead = Danach bist du auf allen anderen Geräten abgemeldet.
password-forced = Dein jetziges Passwort hat ein anderes System für dich gesetzt; es könnte also noch jemand kennen. Wähle ein eigenes, dann geht es weiter.
password-button = Passwort ändern

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
