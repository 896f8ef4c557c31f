## Die Einstellungen des eigenen Kontos

account-email-changed = Ihre E-Mail-Adresse ist geändert.
account-email-confirmed = Ihre E-Mail-Adresse ist bestätigt, und Sie sind angemeldet.
account-email-pending = Neue Adresse noch nicht bestätigt

## Die Adresse

account-email-lead = Sie melden sich damit an und erhalten dort E-Mails zu Ihrem Konto.
account-email-now = Aktuelle Adresse
account-email-new = Neue Adresse
account-email-change = Adresse ändern
account-email-add = Adresse hinzufügen
account-email-confirm-this = Bestätigungs-E-Mail senden
account-email-change-lead = Wir senden eine E-Mail an die neue Adresse. Ihre Adresse wird geändert, wenn Sie sie von dort bestätigen.
account-email-change-button = Bestätigungs-E-Mail senden
account-email-told = Auch Ihre alte Adresse wird benachrichtigt. Von dort lässt sich die Änderung 7 Tage lang rückgängig machen.
account-email-waits = Bestätigen Sie Ihre neue Adresse
account-email-waits-text = Öffnen Sie den Link in der E-Mail, die wir dorthin gesendet haben, oder geben Sie den Code ein. Bis dahin ändert sich nichts.
account-email-asked = Angefordert
account-email-until = Läuft ab
account-email-code-hint = Sechs Ziffern, aus der E-Mail an die neue Adresse.
account-email-code-button = Bestätigen
account-email-no-mail = Nach einigen Minuten noch keine E-Mail? Sehen Sie im Spam-Ordner nach und prüfen Sie, ob die Adresse stimmt.
account-email-again = Erneut senden
account-email-cancel = Änderung abbrechen
account-email-change-ended = Die ausstehende Änderung Ihrer Adresse wurde abgebrochen, weil sich Ihr Passwort geändert hat. Wenn sie von Ihnen kam, fordern Sie sie erneut an.
account-email-cancelled = Änderung abgebrochen. Ihre Adresse bleibt unverändert.
account-email-gone = Es steht keine Änderung aus. Sie wurde bestätigt oder abgebrochen, oder sie ist abgelaufen.
account-email-too-many = Sie haben zu viele Adressänderungen angefordert. Warten Sie eine Stunde und versuchen Sie es dann erneut.

## Hinter den Links der Mails

email-confirm-title = Bestätigen Sie Ihre neue Adresse
email-confirm-lead = Bestätigen Sie, um diese Adresse für Ihr Konto bei { $site } zu verwenden.
email-confirm-button = Diese Adresse bestätigen
email-confirmed-title = Ihre Adresse ist geändert
email-confirmed-text = Sie melden sich jetzt mit dieser Adresse an und erhalten dort E-Mails. Ihre alte Adresse haben wir benachrichtigt.
email-undo-title = Adressänderung rückgängig machen
email-undo-lead-asked = Jemand, der in Ihrem Konto angemeldet ist, hat eine andere Adresse angefordert. Sie ist noch nicht bestätigt.
email-undo-lead-changed = Jemand, der in Ihrem Konto angemeldet war, hat die Adresse geändert.
email-undo-old = Ihre Adresse
email-undo-until = Link läuft ab
email-undo-address = Ihr Konto behält diese Adresse oder erhält sie zurück.
email-undo-sessions = Alle Browser und Apps werden abgemeldet.
email-undo-password = Das Passwort gilt nicht mehr, denn jemand anderes könnte es kennen. Sie wählen per E-Mail ein neues.
email-undo-button = Änderung rückgängig machen
email-undo-was-you = Waren Sie das selbst? Schließen Sie diese Seite. Es passiert nichts.
email-undone-title = Ihr Konto ist gesichert
email-undone-text = Die Änderung wurde rückgängig gemacht, und alle sind abgemeldet. Wählen Sie jetzt ein neues Passwort: Wir senden eine E-Mail an diese Adresse.
email-undone-button = Neues Passwort wählen
email-failed-at = Wann
email-failed-taken = Es wurde nichts geändert: Diese Adresse gehört inzwischen zu einem anderen Konto.
email-failed-used = Diese Adresse wurde mit diesem Link bereits bestätigt.
email-failed-expired = Dieser Link ist abgelaufen. Melden Sie sich an und fordern Sie die Änderung erneut an.
email-failed-replaced = Diese Änderung wurde abgebrochen, rückgängig gemacht oder durch eine neuere ersetzt.
email-failed-overtaken = Die Adresse des Kontos hat sich erneut geändert, deshalb kann dieser Link die Änderung nicht rückgängig machen. Wenn jemand Ihr Konto übernommen hat, wenden Sie sich an die Administration.
email-failed-undone = Die Änderung wurde bereits rückgängig gemacht. Wenn Sie noch kein neues Passwort gewählt haben, tun Sie es jetzt.
email-failed-undo-expired = Die Änderung lässt sich nicht mehr rückgängig machen. Wenn jemand Ihr Konto übernommen hat, wenden Sie sich an die Administration.
email-failed-unknown = Dieser Link ist unbekannt. Wurde er vollständig kopiert? Öffnen Sie ihn direkt aus der E-Mail.

## Forms

password-show = Anzeigen
password-hide = Verbergen
password-rule-length = { $min ->
    [one] Mindestens ein Zeichen
   *[other] Mindestens { $min } Zeichen; Leerzeichen zählen mit
}
password-rule-classes = Drei dieser vier: Kleinbuchstaben, Großbuchstaben, Ziffern, andere Zeichen
password-rule-uncommon = Schwer zu erraten: kein häufiges Passwort und nicht Ihr Name. Gut geeignet sind einige zufällige Wörter.
password-rule-met = Erfüllt.

## The account

account-password-changed = Passwort geändert. Alle Ihre anderen Geräte sind abgemeldet.

## Changing the password

password-title = Passwort ändern
password-lead = Alle Ihre anderen Geräte werden abgemeldet.
password-forced = Ihr aktuelles Passwort wurde von einem anderen System festgelegt und könnte jemandem bekannt sein. Wählen Sie ein neues, um fortzufahren.
password-button = Passwort ändern

## Ein neues Passwort per Mail: die Seiten

recover-link = Passwort vergessen?
recover-title = Passwort zurücksetzen
recover-lead = Geben Sie die E-Mail-Adresse Ihres Kontos bei { $site } ein. Wir senden Ihnen einen Link und einen Code zum Zurücksetzen Ihres Passworts.
recover-button = E-Mail senden
recover-sent-title = Prüfen Sie Ihre E-Mails
recover-sent-text = Wenn es ein Konto mit dieser Adresse gibt, haben wir eine E-Mail dorthin gesendet. Link und Code darin laufen in 1 Stunde ab.
recover-sent-next = Nach einigen Minuten noch nichts da? Sehen Sie im Spam-Ordner nach und prüfen Sie, ob Sie die Adresse Ihres Kontos eingegeben haben.
recover-no-mail-text = { $site } kann noch keine E-Mails senden. Bitten Sie die Administration um einen Link zum Zurücksetzen Ihres Passworts.
recover-again = Weitere E-Mail senden
recover-code-title = Code eingeben
recover-code-lead = Der Code steht in der E-Mail zum Zurücksetzen Ihres Passworts.
recover-code-link = Code eingeben
recover-code-lost = Keine E-Mail, oder nur eine alte?
recover-password-title = Neues Passwort wählen
recover-password-lead = Sie werden überall abgemeldet. Melden Sie sich danach mit dem neuen Passwort an.
recover-for = Konto
recover-asked = Angefordert
recover-password-button = Passwort zurücksetzen
recover-done-title = Passwort zurückgesetzt
recover-done-text = Sie sind überall abgemeldet, ebenso alle anderen, die in Ihrem Konto waren. Melden Sie sich mit dem neuen Passwort an.
recover-done-factor = Wenn die Zwei-Schritt-Anmeldung eingeschaltet ist, benötigen Sie weiterhin einen Code.
recover-failed-title = Ihr Passwort konnte nicht zurückgesetzt werden
recover-used-title = Bereits verwendet
recover-used-text = Mit diesem Link wurde das Passwort bereits zurückgesetzt. Wenn Sie das neue Passwort kennen, melden Sie sich an. Wenn Sie das nicht waren, fordern Sie sofort eine neue E-Mail an.
recover-used-at = Verwendet
recover-expired-text = Dieser Link ist abgelaufen. Fordern Sie eine neue E-Mail an; ihr Link gilt 1 Stunde lang.
recover-expired-at = Abgelaufen
recover-replaced-text = Wir haben Ihnen inzwischen eine neuere E-Mail gesendet, und nur die neueste gilt. Suchen Sie sie in Ihrem Postfach oder fordern Sie eine weitere an.
recover-replaced-at = Neuere E-Mail gesendet
recover-overtaken-text = Adresse oder Passwort des Kontos wurden nach dem Versand dieser E-Mail geändert, deshalb gilt ihr Link nicht mehr. Fordern Sie eine neue E-Mail an, wenn Sie noch eine benötigen.
recover-unknown-text = Dieser Link ist unbekannt. Wurde er vollständig kopiert? Öffnen Sie ihn direkt aus der E-Mail oder geben Sie den Code ein, der darunter steht.

## „Das war ich nicht“

not-me-title = Waren Sie das nicht?
not-me-lead = Wir haben Ihnen eine E-Mail zu Ihrem Konto bei { $site } gesendet. Wenn Sie nichts damit zu tun haben, melden Sie jetzt alle ab.
not-me-what = Worum es in der E-Mail ging
not-me-happens-title = Was passiert
not-me-happens-sessions = Alle werden aus Ihrem Konto abgemeldet, auf jedem Gerät und in jeder App.
not-me-happens-password = Das Passwort gilt für niemanden mehr.
not-me-happens-mail = Sie erhalten eine E-Mail mit einem Link, um ein neues Passwort zu wählen.
not-me-happens-factor = Eine seitdem eingerichtete Zwei-Schritt-Anmeldung wird ausgeschaltet.
not-me-factor-stays = Die Zwei-Schritt-Anmeldung bleibt eingeschaltet, weil sie vorher eingerichtet wurde. Wenn Sie auch das nicht waren, folgen Sie dem Link in der E-Mail „Zwei-Schritt-Anmeldung eingeschaltet“.
not-me-button = Das war ich nicht: alle abmelden
not-me-was-you = Waren Sie es doch? Schließen Sie diese Seite. Es ändert sich nichts.
not-me-done-title = Alle sind abgemeldet
not-me-done-text = Niemand ist mehr in Ihrem Konto angemeldet, und das Passwort gilt nicht mehr. Wir haben eine E-Mail gesendet an
not-me-done-next = Öffnen Sie sie und wählen Sie ein neues Passwort, das Sie nirgends sonst verwenden. Könnte jemand Ihre E-Mails mitlesen? Ändern Sie zuerst das Passwort Ihres Postfachs.
not-me-used-title = Bereits erledigt
not-me-used-text = Mit diesem Link wurden bereits alle aus Ihrem Konto abgemeldet. Suchen Sie die E-Mail zum Zurücksetzen Ihres Passworts oder fordern Sie eine weitere an.
not-me-replaced-text = Das ist erledigt: Ein neues Passwort wurde festgelegt, oder alle wurden abgemeldet. Wenn jetzt jemand in Ihrem Konto ist, setzen Sie Ihr Passwort zurück.
not-me-expired-text = Dieser Link ist abgelaufen. Wenn jetzt jemand in Ihrem Konto ist, setzen Sie Ihr Passwort zurück. Auch damit werden alle abgemeldet.
not-me-overtaken-text = Die Adresse Ihres Kontos wurde nach dem Versand dieser E-Mail geändert. Verwenden Sie den Link in der E-Mail zu dieser Änderung oder wenden Sie sich an die Administration.
not-me-unknown-text = Dieser Link ist unbekannt. Wurde er vollständig kopiert? Sie können auch Ihr Passwort zurücksetzen. Auch damit werden alle abgemeldet.
not-me-at = Wann
