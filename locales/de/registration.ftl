## Die Seite hinter einer Einladung

invite-title = Wähle dein Passwort
invite-lead = Für dich wurde ein Konto bei { $site } angelegt. Mit einem eigenen Passwort gehört es dir.
invite-until = Der Link gilt bis
invite-button = Passwort festlegen
invite-done-title = Dein Konto ist bereit
invite-done-text = Du kannst dich jetzt anmelden als
invite-used = Diese Einladung wurde schon benutzt. Melde dich mit dem Passwort an, das du dabei gewählt hast.
invite-expired = Diese Einladung ist abgelaufen. Bitte den Administrator um eine neue.
invite-replaced = Es gibt eine neuere Einladung, oder das Konto hat sich seitdem geändert. Such nach einer neueren Mail, oder frag den Administrator.
invite-unknown = Dieser Link ist unvollständig oder wird nicht mehr gebraucht. Wenn du ein Passwort hast, melde dich einfach an; sonst bitte den Administrator um einen neuen Link.

## Every page

register = Konto anlegen

## The way through a registration

steps-title = So geht es
steps-form = Deine Angaben
steps-inbox = Dein Postfach
steps-done = Bestätigen
steps-complete = erledigt

## Registration

register-title = Leg dein Konto an
register-lead = Ein Konto für { $site }.
register-name-hint = So, wie andere ihn sehen sollen. Es muss nicht dein voller Name sein.
register-privacy-before = Ich stimme der
register-privacy-link = Datenschutzerklärung
register-privacy-after = {" "}zu.
register-have-account = Hast du schon ein Konto?
register-closed-title = Die Registrierung ist geschlossen
register-closed-text = Bei { $site } legt die Administration die Konten an.
register-closed-next = Möchtest du eines? Dann bitte die Administration darum.

## After the form: the mail is on its way

inbox-title = Schau in dein Postfach
inbox-sent-to = Wir haben dir eine Mail geschickt an
inbox-what-to-do = Öffne den Link darin, egal auf welchem Gerät, oder gib hier den Code ein.
inbox-valid = { $minutes ->
    [60] Beides gilt eine Stunde lang.
    [120] Beides gilt zwei Stunden lang.
   *[other] Beides gilt { $minutes } Minuten lang.
}
inbox-no-mail-title = Fast geschafft
inbox-no-mail-text = { $site } verschickt noch keine Mails. Deine Registrierung ist gespeichert: Die Administration sieht sie und gibt dir den Link oder den Code zum Bestätigen.
inbox-no-mail-next = Du hast dich registriert mit
inbox-code-hint = Nur Ziffern. Du kannst ihn auch einfügen.
inbox-nothing-came = Keine Mail?
inbox-look-in-spam = Es kann eine Minute dauern. Schau auch in den Spam-Ordner und prüfe, ob die Adresse oben stimmt.
inbox-resend = Neue Mail schicken
inbox-resent = Eine neue Mail ist unterwegs. Ab jetzt gelten nur noch ihr Link und ihr Code.
inbox-changed = Adresse geändert. Eine Mail an die neue ist unterwegs.
inbox-wrong-address = Stimmt die Adresse nicht? Ändere sie
inbox-new-address = Deine richtige E-Mail-Adresse
inbox-new-address-hint = Wir schicken eine neue Mail dorthin. Die frühere gilt dann nicht mehr.
inbox-change-address = Adresse ändern und Mail schicken

## Confirming an address

confirm-title = Bestätige deine Adresse
confirm-lead = Noch ein Klick, und dein Konto bei { $site } ist bereit.
confirm-asked = Registriert
confirm-needs-password = Diese Adresse wurde mehr als einmal in das Formular eingetragen. Damit das Konto sicher nur dir gehört, wähle jetzt das Passwort dafür.
confirm-button = Ja, diese Adresse bestätigen
confirm-not-you = Warst du das nicht?
confirm-not-you-text = Dann schließ einfach diese Seite, und es passiert nichts.
confirm-code-title = Gib deinen Code ein
confirm-code-lead = Der Code steht in der Mail, die wir dir nach der Registrierung geschickt haben.
confirm-code-button = Weiter
confirm-code-lost = Keine Mail oder nur eine alte?
confirm-enter-code = Code eingeben
confirm-resend-link = Neue Mail anfordern
confirm-resend-title = Neue Mail anfordern
confirm-resend-lead = Gib die Adresse ein, mit der du dich registriert hast. Wir schicken einen neuen Link und einen neuen Code dorthin.
confirm-resend-button = Neue Mail schicken
confirm-resend-sent-title = Schau in dein Postfach
confirm-resend-sent-text = Wenn ein Konto mit dieser Adresse auf die Bestätigung wartet, ist eine neue Mail unterwegs.
confirm-resend-sent-next = Nach ein paar Minuten noch nichts da? Schau in den Spam-Ordner und prüfe, ob du die Adresse eingegeben hast, mit der du dich registriert hast.
confirm-failed-title = Das hat nicht geklappt
confirm-used-title = Schon bestätigt
confirm-used-text = Dieser Link hat seine Arbeit getan: Deine Adresse ist bestätigt. Du kannst dich anmelden.
confirm-used-at = Bestätigt
confirm-expired-text = Dieser Link oder Code ist zu alt. Fordere eine neue Mail an und nimm die; deine Angaben von der Registrierung sind noch da.
confirm-expired-at = Gültig bis
confirm-replaced-text = Wir haben dir inzwischen eine neuere Mail geschickt, und nur die neueste gilt. Such sie in deinem Postfach oder fordere noch eine an.
confirm-replaced-at = Neuere Mail
confirm-spent-text = Der Code war zu oft falsch und gilt darum nicht mehr. Fordere eine neue Mail mit einem neuen Code an.
confirm-spent-at = Letzter Versuch
confirm-unknown-text = Diesen Link oder Code kennen wir nicht. Ist der Link vollständig kopiert? Öffne ihn direkt aus der Mail oder gib den Code ein, der darunter steht.
confirmed-title = Du bist dabei!
confirmed-text = ist bestätigt.
confirmed-next = Dein Konto bei { $site } ist bereit. Melde dich mit deinem Passwort an.
