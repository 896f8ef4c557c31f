//! Whether an answer's time tells who has an account: the same question about addresses that have one and
//! about others, asked in turn, compared by rank (Mann and Whitney's U with its normal approximation).

use std::time::Instant;

use super::http::{Caller, request};
use super::measures::{access_token, bearer, median, run};
use super::report::Row;
use super::server::Server;

/// Of each kind, for each question.
const SAMPLES: usize = 1000;
const JSON: &str = "Content-Type: application/json\r\n";
const FORM: &str = "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n";
/// Less than this comes by chance once in a thousand runs.
const LEAST_CHANCE: f64 = 0.001;

/// Sign-in, recovery, registration, and the confirmation once more. Passwords are hashed with cheap figures: all that is not the hash,
/// and could differ, stands out the more.
pub fn timing() -> Vec<Row> {
    let cheap =
        [("ROLLBOOK_PASSWORD_SCRYPT", "8/8/1"), ("ROLLBOOK_PASSWORD_ALLOW_WEAK_SCRYPT", "only-for-tests")];
    let server = Server::rollbook(&cheap.map(|(name, value)| (name, value.to_owned())));
    run(async {
        let mut caller = Caller::connect(server.port).await.expect("it listens");
        let headers = bearer(&access_token(server.port).await);
        for number in 0..SAMPLES {
            let body = format!(r#"{{"username":"known-{number}","email":"known-{number}@example.org"}}"#);
            let made = caller.call(&request("POST", "/api/v2/sso/signup/", &headers, &body)).await;
            assert_eq!(made.expect("it answers").status, 201);
        }
        let sign_in = |who: &str| {
            let body = format!(r#"{{"login":"{who}","password":"none of theirs"}}"#);
            request("POST", "/api/authentication/login", JSON, &body)
        };
        let recover =
            |who: &str| request("POST", "/api/v2/account/recover/", JSON, &format!(r#"{{"email":"{who}"}}"#));
        let register = |who: &str| {
            let body = format!(
                r#"{{"name":"Some One","emailAddress":"{who}","password":"measure twice, cut once","privacyPolicyAgreement":true}}"#
            );
            request("POST", "/api/users/register", JSON, &body)
        };
        let resend = |who: &str| request("POST", "/confirm/resend", FORM, &format!("email={who}"));
        let accounts = ["known", "other"];
        // Those who have just registered wait for their confirmation.
        let waiting = ["other", "nobody"];
        vec![
            compare(&mut caller, "a wrong sign-in, known beside unknown", 401, accounts, sign_in).await,
            compare(&mut caller, "a recovery, known beside unknown", 204, accounts, recover).await,
            compare(&mut caller, "a registration, known beside unknown", 201, accounts, register).await,
            compare(&mut caller, "a confirmation again, known beside unknown", 303, waiting, resend).await,
        ]
    })
}

async fn compare(
    caller: &mut Caller,
    what: &'static str,
    wanted: u16,
    [known_by, unknown_by]: [&str; 2],
    ask: impl Fn(&str) -> Vec<u8>,
) -> Row {
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for number in 0..SAMPLES {
        // In turn, and each first every other time: whatever else the machine does falls on both.
        let mut pair = [(known_by, &mut known), (unknown_by, &mut unknown)];
        if number % 2 == 1 {
            pair.reverse();
        }
        for (who, times) in pair {
            let asked = ask(&format!("{who}-{number}@example.org"));
            let began = Instant::now();
            let answer = caller.call(&asked).await.expect("it answers");
            times.push(began.elapsed().as_secs_f64() * 1000.0);
            assert_eq!(answer.status, wanted, "{}", String::from_utf8_lossy(&answer.body));
        }
    }
    let chance = chance_of_no_difference(&known, &unknown);
    let (known, unknown) = (median(&mut known), median(&mut unknown));
    Row {
        what: what.into(),
        measured: format!("{known:.3} ms"),
        limit: format!("unknown: {unknown:.3} ms, n = {SAMPLES} + {SAMPLES}, p = {chance:.3}"),
        ratio: Some(known / unknown),
        goal: format!("p ≥ {LEAST_CHANCE}"),
        reached: chance >= LEAST_CHANCE,
    }
}

/// The two-sided p of Mann and Whitney's test. Times of this resolution hardly ever tie.
fn chance_of_no_difference(one: &[f64], other: &[f64]) -> f64 {
    let above = |a: &f64| {
        other
            .iter()
            .map(|b| {
                if a > b {
                    1.0
                } else if a < b {
                    0.0
                } else {
                    0.5
                }
            })
            .sum::<f64>()
    };
    let u: f64 = one.iter().map(above).sum();
    let (n, m) = (one.len() as f64, other.len() as f64);
    let z = (u - n * m / 2.0) / (n * m * (n + m + 1.0) / 12.0).sqrt();
    two_sided(z.abs())
}

/// Twice the upper tail of the normal distribution (Abramowitz and Stegun, 26.2.17; exact to 1e-7).
fn two_sided(z: f64) -> f64 {
    const COEFFICIENTS: [f64; 5] =
        [0.319_381_530, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];
    let t = 1.0 / (1.0 + 0.231_641_9 * z);
    let sum = COEFFICIENTS.iter().rev().fold(0.0, |sum, coefficient| (sum + coefficient) * t);
    2.0 * sum * (-z * z / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt()
}
