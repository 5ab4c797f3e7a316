using System.Net;
using System.Net.Sockets;

namespace Passavant.Web.Webhooks;

/// <summary>Which addresses are anywhere in the world, rather than in this machine or beside it.</summary>
/// <remarks>After the special-purpose registries of RFC 6890 and its successors; of IPv6, only what is given out at all (2000::/3).</remarks>
internal static class Networks
{
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // Tunnels that carry an IPv4 address, documentation, and what is not for the world.
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    private static readonly IPNetwork Given = IPNetwork.Parse("2000::/3");

    /// <summary>Whether an address is anywhere in the world.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return (address.AddressFamily == AddressFamily.InterNetwork || Given.Contains(address))
            && !Special.Any(network => network.Contains(address));
    }
}
