//! Which addresses Rollbook connects to when somebody else names the target (safety.md, outbound targets;
//! OWASP ASVS 1.3.6): public ones, and those that the operator allows.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::IpNet;

/// Networks that may be reached although they are not public.
#[derive(Debug, Clone, Default)]
pub struct OutboundNetworks {
    pub allowed: Vec<IpNet>,
}

impl OutboundNetworks {
    pub fn allow(&self, address: IpAddr) -> bool {
        let plain = embedded(address);
        is_public(plain) && (plain == address || is_public_carrier(address))
            || self.allowed.iter().any(|network| network.contains(&address) || network.contains(&plain))
    }
}

/// The address of IPv4 that one of IPv6 leads to: mapped (`::ffff:0:0/96`), compatible (`::/96`), translated
/// (`64:ff9b::/96`, RFC 6052) or tunnelled (`2002::/16`).
fn embedded(address: IpAddr) -> IpAddr {
    let IpAddr::V6(v6) = address else { return address };
    let octets = v6.octets();
    let at = |start: usize| {
        IpAddr::V4(Ipv4Addr::new(octets[start], octets[start + 1], octets[start + 2], octets[start + 3]))
    };
    match v6.segments() {
        [0, 0, 0, 0, 0, 0xffff, ..] => at(12),
        [0, 0, 0, 0, 0, 0, high, low] if (high, low) > (0, 1) => at(12),
        [0x64, 0xff9b, 0, 0, 0, 0, ..] => at(12),
        [0x2002, ..] => at(2),
        _ => address,
    }
}

/// Whether a public address of IPv4 in this form is reached by it: a translator is part of the network, the other
/// forms are not meant to be on the wire.
fn is_public_carrier(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(_) => true,
        IpAddr::V6(v6) => {
            matches!(v6.segments(), [0x64, 0xff9b, 0, 0, 0, 0, ..] | [0, 0, 0, 0, 0, 0xffff, ..])
        }
    }
}

fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

/// Without what the IANA registry of special addresses does not hold to be globally reachable.
fn is_public_v4(address: Ipv4Addr) -> bool {
    let special = match address.octets() {
        [0 | 10 | 127, ..] => true,
        [100, second, ..] => second & 0xc0 == 64,
        [169, 254, ..] | [192, 168, ..] => true,
        [172, second, ..] => second & 0xf0 == 16,
        [192, 0, 0 | 2, _] | [192, 88, 99, _] => true,
        [198, second, ..] if second & 0xfe == 18 => true,
        [198, 51, 100, _] | [203, 0, 113, _] => true,
        [first, ..] => first >= 224,
    };
    !special
}

/// `2000::/3` is all that was ever given out for the open net.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    let special = match (first, second) {
        // Protocol assignments, Teredo, benchmarks, ORCHID.
        (0x2001, second) => second < 0x200 || second == 0xdb8,
        (0x2002, _) => true,
        (0x3fff, second) => second < 0x1000,
        _ => false,
    };
    first & 0xe000 == 0x2000 && !special
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(networks: &[&str], address: &str) -> bool {
        let allowed = networks.iter().map(|network| network.parse().unwrap()).collect();
        OutboundNetworks { allowed }.allow(address.parse().unwrap())
    }

    #[test]
    fn public_addresses_are_reached() {
        for public in [
            "8.8.8.8",
            "100.63.0.1",
            "172.32.0.1",
            "198.17.0.1",
            "2a00:1450:4001::5",
            "2606:4700::1111",
            "64:ff9b::808:808",
            "::ffff:8.8.8.8",
        ] {
            assert!(allows(&[], public), "{public}");
        }
    }

    #[test]
    fn addresses_that_lead_inside_are_not() {
        for inside in [
            "0.0.0.0",
            "0.1.2.3",
            "10.1.2.3",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.1.1.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b::a9fe:a9fe",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2002:808:808::",
            "2001::1",
            "2001:db8::1",
            "3fff::1",
            "100::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "4000::1",
        ] {
            assert!(!allows(&[], inside), "{inside}");
        }
    }

    #[test]
    fn the_operator_allows_what_is_needed_and_no_more() {
        assert!(allows(&["10.0.0.0/24"], "10.0.0.7"));
        assert!(allows(&["10.0.0.0/24"], "::ffff:10.0.0.7"));
        assert!(!allows(&["10.0.0.0/24"], "10.0.1.7"));
        assert!(allows(&["::1/128", "127.0.0.0/8"], "::1"));
        assert!(!allows(&["127.0.0.0/8"], "::1"));
    }
}
