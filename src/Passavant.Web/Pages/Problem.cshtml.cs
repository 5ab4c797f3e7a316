namespace Passavant.Web.Pages;

/// <summary>Tells people what cannot be done, why, and where they can go on.</summary>
[Anybody]
internal sealed class ProblemPage(Here here) : SeatPage(here)
{
    private PageProblem? Told => HttpContext.Features.Get<PageProblem>();

    private int Status => Told?.Trouble.Status ?? StatusCodes.Status404NotFound;

    public string Heading =>
        Status switch
        {
            400 => Here["The form could not be read"],
            401 => Here["Sign in first"],
            403 => Here["This is not yours to see"],
            404 => Here["There is nothing at this address"],
            409 or 412 => Here["Something changed meanwhile"],
            413 => Here["That is too much at once"],
            422 => Here["The address is not right"],
            429 => Here["Too many tries; wait a minute"],
            503 => Here["Not yet"],
            507 => Here["There is no room for this now"],
            _ => Here["Something went wrong here"],
        };

    public string What =>
        Told?.Trouble is { Message.Length: > 0 } trouble
            ? Here.Language == "en"
                ? trouble.Message
                : trouble.French ?? Usual
            : Usual;

    public IEnumerable<string> Faults =>
        Told?.Trouble.Faults.Select(fault => $"{string.Join(" › ", fault.Loc)}: {fault.Msg}") ?? [];

    private string Usual =>
        Status switch
        {
            400 => Here[
                "It may be too old. Go back, load the page again, and send the form once more; browsers keep what was typed."
            ],
            401 => Here["This page is for people who are signed in."],
            403 => Here[
                "The page is for people in another role, or the case is not yours. Nobody is told what it holds; that it was asked for is recorded."
            ],
            404 => Here[
                "Check the address for mistakes. If a link led here, what it meant may have been moved, or is not yours to see."
            ],
            409 or 412 => Here["Read it again before going on."],
            413 => Here["Send fewer or smaller files."],
            429 => Here["Wait a minute and try again."],
            503 => Here["The program is not ready for this yet. Try again in a moment."],
            < 500 => Here["It could not be done as it was asked."],
            _ => Here[
                "It is the program's fault, not yours, and it has been recorded. What was sent was not kept in part: either all of it was, or none. Try again in a moment."
            ],
        };

    public void OnGet() => Response.StatusCode = Status;
}
