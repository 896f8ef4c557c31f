//! Where a caller may come from.

use std::net::IpAddr;

use ipnet::IpNet;

/// An address (`10.0.0.7`) or a network (`10.0.0.0/24`; bits after the prefix are ignored).
pub fn parse(text: &str) -> Option<IpNet> {
    let text = text.trim();
    let address = text.parse::<IpAddr>().map(IpNet::from);
    address.or_else(|_| text.parse::<IpNet>().map(|network| network.trunc())).ok()
}
