## Noch einmal zeigen, wer da ist

prove-title = Bist du es noch?
prove-lead = Bitte gib dein Passwort noch einmal ein, denn was jetzt kommt, ist wichtig. Danach hast du fünf Minuten Zeit.
prove-button = Weiter
problem-proof-required-title = Bitte bestätige, dass du es bist
problem-proof-required-text = Gib dein Passwort noch einmal ein und versuche es dann erneut.
