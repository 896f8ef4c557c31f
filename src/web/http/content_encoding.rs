//! Bodies are read as they are: one that was packed is refused by the name of its encoding.

use rocket::Request;

use crate::web::http::problem::{Kind, Problem};

/// Characters of a name that are repeated to its caller.
const SHOWN: usize = 60;

pub fn refuse_packed(request: &Request<'_>) -> Result<(), Problem> {
    let lines = request.headers().get("Content-Encoding");
    let names = lines.flat_map(|line| line.split(',')).map(str::trim);
    let packed: Vec<&str> =
        names.filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case("identity")).collect();
    if packed.is_empty() {
        return Ok(());
    }
    let encoding: String = packed.join(", ").chars().filter(|c| !c.is_control()).take(SHOWN).collect();
    Err(Problem { encoding: Some(encoding.into()), ..Problem::new(Kind::UnsupportedMediaType) })
}
