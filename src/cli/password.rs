//! A password from standard input or a prompt, never from an argument.

use std::io::{BufRead, IsTerminal, stdin};

use super::output::Failure;

/// Longer lines are no password; nothing beyond is read.
const MOST_BYTES: u64 = 4096;

/// The first line of standard input, or what is typed twice at the prompt.
pub fn read(from_stdin: bool) -> Result<String, Failure> {
    if from_stdin {
        return first_line("password");
    }
    if !stdin().is_terminal() {
        return Err(Failure::refused(
            "there is no terminal to ask for the password; pipe it in and use --password-stdin",
        ));
    }
    let prompt = |text: &str| {
        rpassword::prompt_password(text)
            .map_err(|error| Failure::failed(format!("the password could not be read: {error}")))
    };
    let first = prompt("Password: ")?;
    let second = prompt("Once more: ")?;
    if first == second { Ok(first) } else { Err(Failure::refused("the two passwords do not match")) }
}

/// The first line of standard input, which is the `what`.
pub fn first_line(what: &str) -> Result<String, Failure> {
    use std::io::Read;
    let mut line = String::new();
    std::io::BufReader::new(stdin().lock().take(MOST_BYTES))
        .read_line(&mut line)
        .map_err(|error| Failure::failed(format!("the {what} could not be read: {error}")))?;
    let password = line.strip_suffix('\n').unwrap_or(&line);
    let password = password.strip_suffix('\r').unwrap_or(password);
    if password.is_empty() {
        return Err(Failure::refused(format!(
            "the first line of standard input is empty; put the {what} there"
        )));
    }
    Ok(password.to_owned())
}
