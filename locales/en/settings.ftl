## What is wrong with the value of a setting

error-out-of-range = This must be a whole number from { $min } to { $max }.
error-not-a-domain = One of these is not a domain. Write them like example.org, with commas between them.
error-not-a-sender = This is not a sender. Write an address like desk@example.org, or a name and an address like Example Club <desk@example.org>.
error-not-a-color = This is not a colour. Write it as # and six digits or letters from a to f, like #2b4aa8.
error-too-light = This colour is too light to be read on white. Choose a darker one.
error-not-an-image = This is not a picture that we can use. Choose a PNG, JPEG or WebP file.
error-image-too-heavy = This file is too large: { $max } KiB at most. Save the picture smaller and try again.
error-image-too-large = This picture is too large: { $max } pixels at most on each side. Make it smaller and try again.
