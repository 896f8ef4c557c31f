## Die Seite hinter einer Einladung

invite-title = Wählen Sie Ihr Passwort
invite-lead = Für Sie wurde ein Konto bei { $site } erstellt. Wählen Sie ein Passwort, um es zu nutzen.
invite-until = Link läuft ab
invite-button = Passwort festlegen
invite-done-title = Ihr Konto ist bereit
invite-done-text = Sie können sich jetzt anmelden als
invite-used = Diese Einladung wurde bereits verwendet. Melden Sie sich mit dem Passwort an, das Sie gewählt haben.
invite-expired = Diese Einladung ist abgelaufen. Bitten Sie die Administration um eine neue.
invite-replaced = Diese Einladung wurde durch eine neuere ersetzt, oder das Konto hat sich geändert. Verwenden Sie die neueste E-Mail oder fragen Sie die Administration.
invite-shared = Sie haben inzwischen einen neueren Link erhalten, und nur dieser gilt. Verwenden Sie ihn, oder fragen Sie die Administration.
invite-unknown = Dieser Link ist unvollständig oder wird nicht mehr benötigt. Wenn Sie bereits ein Passwort haben, melden Sie sich an. Andernfalls bitten Sie die Administration um einen neuen Link.

## Every page

register = Konto erstellen

## The way through a registration

steps-title = So funktioniert es
steps-form = Ihre Angaben
steps-inbox = E-Mails prüfen
steps-done = Bestätigen
steps-complete = erledigt

## Registration

register-title = Konto erstellen
register-lead = Für { $site }.
register-name-hint = Für andere sichtbar. Es muss nicht Ihr vollständiger Name sein.
register-privacy-before = Ich stimme der
register-privacy-link = Datenschutzerklärung
register-privacy-after = {" "}zu.
register-have-account = Haben Sie schon ein Konto?
register-closed-title = Die Registrierung ist geschlossen
register-closed-text = Konten bei { $site } werden von der Administration erstellt.
register-closed-next = Wenn Sie ein Konto benötigen, wenden Sie sich an die Administration.

## After the form: the mail is on its way

inbox-title = Prüfen Sie Ihre E-Mails
inbox-sent-to = Wir haben eine E-Mail gesendet an
inbox-what-to-do = Öffnen Sie den Link darin auf einem beliebigen Gerät, oder geben Sie den Code hier ein.
inbox-valid = { $minutes ->
    [60] Link und Code laufen in 1 Stunde ab.
    [120] Link und Code laufen in 2 Stunden ab.
   *[other] Link und Code laufen in { $minutes } Minuten ab.
}
inbox-no-mail-title = Fast geschafft
inbox-no-mail-text = { $site } kann noch keine E-Mails senden. Ihre Registrierung ist gespeichert: Die Administration sieht sie und gibt Ihnen einen Link oder Code zum Bestätigen.
inbox-no-mail-next = Sie haben sich registriert mit
inbox-code-hint = Nur Ziffern. Sie können ihn auch einfügen.
inbox-nothing-came = Keine E-Mail erhalten?
inbox-look-in-spam = Es kann eine Minute dauern. Sehen Sie auch im Spam-Ordner nach und prüfen Sie, ob die Adresse oben stimmt.
inbox-resend = Neue E-Mail senden
inbox-resent = Wir haben eine neue E-Mail gesendet. Nur Link und Code der neuesten E-Mail gelten.
inbox-changed = Adresse geändert. Wir haben eine E-Mail an die neue Adresse gesendet.
inbox-wrong-address = Falsche Adresse? Ändern
inbox-meant = Meinten Sie { $address }?
inbox-meant-button = In { $address } ändern
inbox-confirmed-elsewhere = Auf einem anderen Gerät bestätigt?
inbox-continue = Weiter
inbox-new-address = Ihre richtige E-Mail-Adresse
inbox-new-address-hint = Wir senden eine neue E-Mail dorthin. Die bisherige gilt dann nicht mehr.
inbox-change-address = Adresse ändern

## Confirming an address

confirm-title = Bestätigen Sie Ihre E-Mail-Adresse
confirm-lead = Noch ein Schritt, dann ist Ihr Konto bei { $site } bereit.
confirm-asked = Registriert
confirm-needs-password = Diese Adresse wurde mehrmals registriert. Damit das Konto sicher Ihnen gehört, wählen Sie jetzt ein Passwort.
confirm-button = Diese Adresse bestätigen
confirm-not-you = Waren Sie das nicht?
confirm-not-you-text = Schließen Sie diese Seite. Es passiert nichts.
confirm-code-title = Code eingeben
confirm-code-lead = Der Code steht in der E-Mail, die wir Ihnen bei der Registrierung gesendet haben.
confirm-code-button = Weiter
confirm-code-lost = Keine E-Mail, oder nur eine alte?
confirm-enter-code = Code eingeben
confirm-resend-link = Neue E-Mail anfordern
confirm-resend-title = Neue E-Mail anfordern
confirm-resend-lead = Geben Sie die Adresse ein, mit der Sie sich registriert haben. Wir senden einen neuen Link und einen neuen Code dorthin.
confirm-resend-button = Neue E-Mail senden
confirm-resend-sent-title = Prüfen Sie Ihre E-Mails
confirm-resend-sent-text = Wenn ein Konto mit dieser Adresse auf die Bestätigung wartet, haben wir eine neue E-Mail dorthin gesendet.
confirm-resend-sent-next = Nach einigen Minuten noch nichts da? Sehen Sie im Spam-Ordner nach und prüfen Sie, ob Sie die Adresse eingegeben haben, mit der Sie sich registriert haben.
confirm-failed-title = Ihre Adresse konnte nicht bestätigt werden
confirm-used-title = Bereits bestätigt
confirm-used-text = Ihre E-Mail-Adresse wurde mit diesem Link bereits bestätigt.
confirm-used-at = Bestätigt
confirm-expired-text = Dieser Link oder Code ist abgelaufen. Fordern Sie eine neue E-Mail an und verwenden Sie diese. Ihre Angaben sind gespeichert.
confirm-expired-at = Abgelaufen
confirm-replaced-text = Wir haben Ihnen inzwischen eine neuere E-Mail gesendet, und nur die neueste gilt. Suchen Sie sie in Ihrem Postfach oder fordern Sie eine weitere an.
confirm-replaced-at = Neuere E-Mail gesendet
link-shared-text = Sie haben inzwischen einen neueren Link erhalten, und nur dieser gilt. Verwenden Sie ihn, oder fordern Sie eine E-Mail mit einem weiteren an.
link-shared-at = Neuerer Link erstellt
confirm-spent-text = Es wurden zu viele falsche Codes eingegeben, deshalb gilt dieser nicht mehr. Fordern Sie eine neue E-Mail mit einem neuen Code an.
confirm-spent-at = Letzter Versuch
confirm-unknown-text = Dieser Link oder Code ist unbekannt. Wurde der Link vollständig kopiert? Öffnen Sie ihn direkt aus der E-Mail oder geben Sie den Code ein, der darunter steht.
confirmed-title = E-Mail-Adresse bestätigt
confirmed-text = ist bestätigt.
confirmed-next = Ihr Konto bei { $site } ist bereit. Melden Sie sich mit Ihrem Passwort an.
