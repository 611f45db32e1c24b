using System.Runtime.InteropServices;

namespace Ita.EndToEnd.Tests;

/// <summary>Signals of the operating system, where it has them.</summary>
internal static class Signals
{
    private const int SigInt = 2;

    /// <summary>What Ctrl+C does. Returns 0 if the process was there.</summary>
    public static int Interrupt(int processId) => Kill(processId, SigInt);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int processId, int signal);
}
