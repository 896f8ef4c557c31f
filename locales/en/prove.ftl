## Proving once more who is there

prove-title = Is it still you?
prove-lead = Please give your password once more, since what comes next matters. Then you have five minutes.
prove-button = Go on
problem-proof-required-title = Please confirm that it is you
problem-proof-required-text = Give your password once more, then try again.
