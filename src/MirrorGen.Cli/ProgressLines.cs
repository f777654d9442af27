using System.Globalization;

namespace MirrorGen.Cli;

/// <summary>Progress for a pipe or a log: a line when a step ends, a line now and then while a long one runs, and every note.</summary>
internal sealed class ProgressLines(Action<string> write, TimeProvider time) : IProgress<StepProgress>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, StepState> _steps = [];
    private readonly List<string> _order = [];

    public void Report(StepProgress value)
    {
        lock (_lock)
        {
            if (value.Note is { } note)
            {
                write($"{value.Step}: {note}");
            }

            if (!_steps.TryGetValue(value.Step, out var state))
            {
                state = new StepState { Started = time.GetTimestamp(), Said = time.GetTimestamp() };
                _steps.Add(value.Step, state);
                _order.Add(value.Step);
            }

            state.Done = Math.Max(state.Done, value.Done);
            state.Total = value.Total ?? state.Total;
            if (!state.Ended && state.Total is { } total && state.Done >= total && total > 0)
            {
                End(value.Step, state);
            }
            else if (!state.Ended && time.GetElapsedTime(state.Said) > Patience)
            {
                state.Said = time.GetTimestamp();
                write($"{value.Step}: {Count(state)} ...");
            }
        }
    }

    /// <summary>Says the last word about steps whose end nobody announced.</summary>
    public void Finish()
    {
        lock (_lock)
        {
            foreach (var step in _order)
            {
                var state = _steps[step];
                if (!state.Ended && (state.Done > 0 || state.Total > 0))
                {
                    End(step, state);
                }
            }
        }
    }

    private void End(string step, StepState state)
    {
        state.Ended = true;
        write($"{step}: {Count(state)} in {time.GetElapsedTime(state.Started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s");
    }

    private static string Count(StepState state) =>
        state.Total is { } total && total != state.Done ? $"{Number(state.Done)} of {Number(total)}" : Number(state.Done);

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private sealed class StepState
    {
        public long Started { get; init; }

        public long Said { get; set; }

        public long Done { get; set; }

        public long? Total { get; set; }

        public bool Ended { get; set; }
    }
}
