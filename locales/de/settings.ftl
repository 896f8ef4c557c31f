## Was an dem Wert einer Einstellung nicht stimmt

error-out-of-range = Das muss eine ganze Zahl von { $min } bis { $max } sein.
error-not-a-domain = Eines davon ist keine Domain. Schreiben Sie sie wie example.org, mit Kommas dazwischen.
error-not-a-sender = Das ist kein Absender. Schreiben Sie eine Adresse wie desk@example.org oder Name und Adresse wie Beispielclub <desk@example.org>.
error-not-a-color = Das ist keine Farbe. Schreiben Sie # und sechs Ziffern oder Buchstaben von a bis f, etwa #2b4aa8.
error-too-light = Diese Farbe ist zu hell, um auf Weiß gelesen zu werden. Wählen Sie eine dunklere.
error-not-an-image = Dieses Bild können wir nicht verwenden. Wählen Sie eine PNG-, JPEG- oder WebP-Datei.
error-image-too-heavy = Diese Datei ist zu groß: höchstens { $max } KiB. Speichern Sie das Bild kleiner und versuchen Sie es noch einmal.
error-image-too-large = Dieses Bild ist zu groß: höchstens { $max } Pixel auf jeder Seite. Verkleinern Sie es und versuchen Sie es noch einmal.
