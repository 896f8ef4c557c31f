# Nur was in der Du-Form anders lautet als in locales/de; alles andere gilt von dort.

account-sessions-lead = Browser, die gerade in deinem Konto angemeldet sind. Wenn du einen nicht kennst, melde ihn ab und ändere dein Passwort.
account-sessions-others-text = Kommt dir etwas verdächtig vor? Melde alle anderen Browser ab und trenne alle Apps. Die Browser gelten danach als unbekannt.
account-tokens-lead = Apps, in denen du dich mit deinem Passwort angemeldet hast. Jede hat einen eigenen Zugang zu deinem Konto.
account-tokens-none = Mit deinem Konto sind keine Apps verbunden.
factor-step-lead = Öffne deine Authenticator-App und gib den Code ein, den sie für dieses Konto anzeigt.
factor-step-lead-recovery = Gib einen deiner Wiederherstellungscodes ein. Jeder Code gilt einmal.
factor-step-not-you = Hast du das nicht eingerichtet? Öffne die E-Mail „Zwei-Schritt-Anmeldung eingeschaltet“ und folge dem Link darin, um sie auszuschalten.
factor-step-all-lost = App und Wiederherstellungscodes verloren? Bitte die Administration, die Zwei-Schritt-Anmeldung für dein Konto zurückzusetzen.
sign-in-again = Deine Anmeldung ist abgelaufen, oder es wurden zu viele falsche Codes eingegeben. Bitte melde dich erneut an.
factors-lead = Schützt dein Konto auch dann, wenn jemand dein Passwort kennt.
factors-required = { $site } verlangt die Zwei-Schritt-Anmeldung. Richte sie ein, um fortzufahren; das dauert etwa eine Minute.
factors-replaced = Deine neue App ist eingerichtet. Die Codes der alten gelten nicht mehr, und alle deine anderen Geräte sind abgemeldet.
factors-removed = Die Zwei-Schritt-Anmeldung ist ausgeschaltet. Du meldest dich jetzt nur mit deinem Passwort an.
factors-app-text = Eine App auf deinem Smartphone zeigt alle 30 Sekunden einen neuen Code an. Den gibst du nach deinem Passwort ein. Jede App für Einmalcodes eignet sich, auch die meisten Passwortmanager.
factors-asks-both = Für Änderungen benötigst du dein Passwort und einen Code aus der App oder einen Wiederherstellungscode.
factors-codes-text = Wenn du dein Smartphone verlierst, meldest du dich mit einem Wiederherstellungscode an. Jeder Code gilt einmal.
factors-codes-few = Es sind nur noch wenige Wiederherstellungscodes übrig. Erstelle rechtzeitig neue.
factors-codes-renew-note = Wenn du neue Codes erstellst, gelten die bisherigen nicht mehr. Möglicherweise fragen wir vorher nach deinem Passwort und einem Code.
factors-totp-lead = Scanne den Code und gib dann den Code ein, den deine App anzeigt.
factors-totp-replaces = Deine bisherige App funktioniert weiter, bis du die neue bestätigst.
factors-totp-scan-text = Liest du dies auf dem Smartphone? Öffne unten „Schlüssel manuell eingeben“ und kopiere den Schlüssel in die App.
factors-totp-qr-label = QR-Code für deine Authenticator-App. Derselbe Schlüssel steht darunter als Text.
factors-totp-by-hand-text = Wähle in der App „Einrichtungsschlüssel eingeben“ und „Zeitbasiert“. Leerzeichen spielen keine Rolle.
factors-totp-sign-out-note = Alle deine anderen Geräte werden abgemeldet.
factors-codes-made-lead = Drucke sie aus oder speichere sie in einem Passwortmanager, aber nicht auf dem Smartphone mit der App. Sie werden nicht noch einmal angezeigt.
factors-codes-each-once = Jeder Code gilt einmal, anstelle des Codes aus deiner App.
factors-remove-lead = Du meldest dich dann nur mit deinem Passwort an. Entfernt werden:
factors-remove-codes = { $left ->
    [0] Wiederherstellungscodes: Es sind keine übrig.
    [one] Dein letzter Wiederherstellungscode.
   *[other] Deine { $left } Wiederherstellungscodes.
}

factors-remove-mail = Wir bestätigen dir das per E-Mail.
factors-remove-required = { $site } verlangt die Zwei-Schritt-Anmeldung. Du musst sie neu einrichten, bevor du fortfahren kannst.
prove-lead-code = Gib einen Code ein, um fortzufahren. { $minutes ->
    [one] Danach fragen wir eine Minute lang nicht erneut.
   *[other] Danach fragen wir { $minutes } Minuten lang nicht erneut.
}

prove-lead-both = Gib dein Passwort und einen Code ein, um fortzufahren. { $minutes ->
    [one] Danach fragen wir eine Minute lang nicht erneut.
   *[other] Danach fragen wir { $minutes } Minuten lang nicht erneut.
}

prove-lead-code-too = Gib auch einen Code ein, um fortzufahren. { $minutes ->
    [one] Danach fragen wir eine Minute lang nicht erneut.
   *[other] Danach fragen wir { $minutes } Minuten lang nicht erneut.
}

prove-code-hint = Aus deiner Authenticator-App, oder ein Wiederherstellungscode.
sign-in-lead = Mit deinem Konto bei { $site }.
sign-in-ended = Deine Sitzung ist abgelaufen, und nichts wurde gespeichert. Melde dich an, um fortzufahren.
sign-in-welcome = { $site } ist eingerichtet. Melde dich mit dem Konto an, das du gerade erstellt hast.
sign-in-signed-out = Du bist abgemeldet.
sign-in-confirmed = Deine E-Mail-Adresse ist bestätigt. Melde dich an, um fortzufahren.
sign-in-unconfirmed-title = Bestätige deine E-Mail-Adresse
sign-in-unconfirmed-text = Deine E-Mail-Adresse ist noch nicht bestätigt. Öffne den Link in der E-Mail, die wir dir gesendet haben, oder fordere eine neue an. Melde dich danach erneut an.
prove-lead = Gib dein Passwort ein, um fortzufahren. { $minutes ->
    [one] Danach fragen wir eine Minute lang nicht erneut.
   *[other] Danach fragen wir { $minutes } Minuten lang nicht erneut.
}

device-lead = Browser, in denen du dich angemeldet oder deine E-Mail-Adresse bestätigt hast. Bei einer Anmeldung aus einem neuen Browser senden wir dir eine E-Mail. Falsche Passworteingaben anderswo sperren diese Browser nie aus.
device-forget-others-text = Damit werden alle Browser oben außer diesem abgemeldet. Bei der nächsten Anmeldung von dort erhältst du eine E-Mail.
device-forgotten = Browser entfernt und abgemeldet. Bei der nächsten Anmeldung von dort erhältst du eine E-Mail.
